import type { Transfer } from '@adaigi/domain';
import type { DepositPorts, Recorded } from '../../deposit-ports.ts';
import { localDay } from '../../core/local-day.ts';
import { checkTransfer, type CheckPorts } from './check-transfer.ts';

export type RecordPorts = CheckPorts & Pick<DepositPorts, 'wallets' | 'depositIds'>;

/** A transfer as a source tells it; mobile numbers in the platform's form. */
export type TransferNews = Pick<Transfer, 'mode' | 'walletType' | 'receivingNumber' | 'number' | 'amount' | 'senderNumber' | 'transferredAt'>;

export interface RecordedTransfer {
  readonly recorded: Recorded;
  /** The deposit it is kept for; null when nobody has claimed it, or the claim must still be looked at. */
  readonly depositId: string | null;
}

/**
 * Records a transfer once, whatever tells of it and however often, and gives it to the claim that waits for it.
 *
 * @throws AdaigiError unavailable: nothing was recorded, or it was and a repeat changes nothing.
 */
export async function recordTransfer(ports: RecordPorts, news: TransferNews, source: string): Promise<RecordedTransfer> {
  const { transfers, wallets, clock } = ports;
  const id = ports.depositIds.transferId(news, news.receivingNumber);
  const now = clock.now();
  const recorded = await transfers.record({ ...news, id, recordedAt: now, contradicted: false, claimedBy: null, blocked: false });
  const what = recorded.kind === 'new' ? 'new' : recorded.contradicts ? 'contradicts' : 'known';
  ports.depositMeter.transfersRecorded(news.walletType, source, what, 1);
  if (recorded.kind === 'new') {
    const wallet = await wallets.find(news.mode, news.walletType, news.receivingNumber);
    if (wallet !== null) await wallets.count(wallet, { minor: news.amount.minor, transfers: 1 }, localDay(now), now);
  }
  return { recorded, depositId: await holderOf(ports, id) };
}

/** What fails here is repeated by the sweep: the transfer itself is safe. */
async function holderOf(ports: RecordPorts, id: string): Promise<string | null> {
  try {
    return (await checkTransfer(ports, id))?.claimedBy ?? null;
  } catch {
    return null;
  }
}
