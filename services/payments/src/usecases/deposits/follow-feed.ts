import type { Mode } from '@adaigi/domain';
import { recordTransfer, type RecordPorts, type TransferNews } from './record-transfer.ts';

/** A statement feed of receiving wallets. */
export interface TransferFeed {
  readonly channel: string;
  readonly wallet: string;
  readonly mode: Mode;
  /** Transfers behind a cursor, and where to go on. @throws AdaigiError when the feed cannot be read now. */
  list(cursor: string, limit: number): Promise<{ readonly transfers: readonly Omit<TransferNews, 'mode' | 'walletType'>[]; readonly nextCursor: string }>;
}

/** How far each feed has been read. One process at a time reads a feed; two would only do the work twice. */
export interface FeedCursors {
  /** Null while another process reads it. */
  acquire(channel: string, forMs: number): Promise<string | null>;
  /** False when another process has it meanwhile: stop. */
  advance(channel: string, cursor: string, forMs: number): Promise<boolean>;
}

export interface FollowPorts extends RecordPorts {
  readonly cursors: FeedCursors;
}

/** Recorded at once. So few that a page is done within its lease on a busy machine, too: a page that outlasts it is read again by another process. */
const PAGE = 20;
/** The rest is read at the next turn. */
const MAX_PAGES = 100;
const LEASE_MS = 15_000;

/**
 * Reads what is new in a feed. The cursor moves only after every transfer of its page is recorded, so a crash repeats a page, which is harmless. Money
 * into a number that nobody has registered is recorded, too, under the feed's own wallet: nothing that came in is ever forgotten.
 */
export async function followFeed(ports: FollowPorts, feed: TransferFeed): Promise<number> {
  let cursor = await ports.cursors.acquire(feed.channel, LEASE_MS);
  let recorded = 0;
  for (let page = 0; page < MAX_PAGES && cursor !== null; page += 1) {
    const { transfers, nextCursor } = await feed.list(cursor, PAGE);
    if (transfers.length > 0) {
      const wallets = await ports.wallets.all(feed.mode);
      const made = await Promise.all(
        transfers.map((transfer) => {
          const known = wallets.find(({ number, channel }) => number === transfer.receivingNumber && channel === feed.channel);
          return recordTransfer(ports, { ...transfer, mode: feed.mode, walletType: known?.walletType ?? feed.wallet }, 'feed');
        }),
      );
      recorded += made.filter((each) => each.recorded.kind === 'new').length;
    }
    if (nextCursor === cursor) return recorded;
    if (!(await ports.cursors.advance(feed.channel, nextCursor, LEASE_MS))) return recorded;
    if (transfers.length < PAGE) return recorded;
    cursor = nextCursor;
  }
  return recorded;
}
