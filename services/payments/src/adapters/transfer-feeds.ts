import { modeCodec, moneyFromProto, type GrpcClient } from '@adaigi/contracts';
import type { TransferFeedsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/TransferFeedsService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';
import type { TransferFeed } from '../usecases/deposits/follow-feed.ts';

type Client = GrpcClient<TransferFeedsServiceDefinition>;

const DESCRIBE_EVERY_MS = 30_000;
/** While a process has never answered it is asked more often. */
const FIRST_DESCRIBE_EVERY_MS = 1_000;
const LIST_DEADLINE_MS = 5_000;

export interface FollowFeeds {
  readonly clients: readonly Client[];
  /** How long a feed rests between two looks. */
  readonly everyMs: number;
  readonly follow: (feed: TransferFeed) => Promise<number>;
}

/** Follows every feed of every connectors process, each at its own pace: one that does not answer holds up no other. */
export function followFeeds(runtime: Runtime, { clients, everyMs, follow }: FollowFeeds): void {
  const timers = new Map<string, NodeJS.Timeout>();
  let stopped = false;
  const later = (name: string, run: () => Promise<void>, ms: number): void => {
    if (!stopped) timers.set(name, setTimeout(() => void run(), ms).unref());
  };
  const codeOf = (error: unknown): string => (error instanceof AdaigiError ? error.code : 'internal');
  const start = (feed: TransferFeed): void => {
    const turn = async (): Promise<void> => {
      try {
        const recorded = await follow(feed);
        if (recorded > 0) runtime.log.info({ channel: feed.channel, recorded }, 'transfers came in');
      } catch (error) {
        runtime.log.warn({ channel: feed.channel, code: codeOf(error) }, 'a transfer feed could not be followed');
      }
      later(feed.channel, turn, everyMs);
    };
    later(feed.channel, turn, 0);
  };
  for (const [index, client] of clients.entries()) {
    const describe = async (): Promise<void> => {
      let ms = DESCRIBE_EVERY_MS;
      try {
        const { feeds } = await client.describeTransferFeeds({});
        for (const { channel, wallet, mode } of feeds) if (!timers.has(channel)) start(feedOf(client, channel, wallet, modeCodec.fromProto(mode, 'mode')));
      } catch (error) {
        ms = FIRST_DESCRIBE_EVERY_MS;
        runtime.log.debug({ code: codeOf(error) }, 'a connector could not describe its transfer feeds');
      }
      later(`describe ${index}`, describe, ms);
    };
    later(`describe ${index}`, describe, 0);
  }
  runtime.onStop('transfer feeds', async () => {
    stopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
  });
}

function feedOf(client: Client, channel: string, wallet: string, mode: TransferFeed['mode']): TransferFeed {
  return {
    channel,
    wallet,
    mode,
    async list(cursor, limit) {
      const { transfers, nextCursor } = await client.listTransfers({ channel, cursor, limit }, { deadlineMs: LIST_DEADLINE_MS });
      const read = transfers.map(({ transactionNumber, receivingNumber, senderNumber, amount, transferredAt }) => ({
        number: transactionNumber,
        receivingNumber,
        senderNumber,
        amount: moneyFromProto(amount),
        transferredAt: new Date(transferredAt),
      }));
      return { transfers: read, nextCursor };
    },
  };
}
