import type { Mode } from '@adaigi/domain';
import { localDay } from '../../core/local-day.ts';
import type { StatementCredit } from '../../core/statement.ts';
import type { DepositPorts, SavedImport, StatementImports } from '../../deposit-ports.ts';
import type { Wake } from '../../ports.ts';
import { twoOperators, type OperatorCredential } from '../settle-by-operators.ts';

export interface ImportPorts extends Pick<DepositPorts, 'operators' | 'wallets' | 'depositIds' | 'depositMeter' | 'clock'> {
  readonly imports: StatementImports;
  /** Has a transfer and its claims looked at now. */
  readonly wakeTransfer: Wake;
}

export interface ImportStatement {
  readonly mode: Mode;
  readonly walletType: string;
  readonly currency: string;
  /** Of a receiving wallet that exists. */
  readonly receivingNumber: string;
  readonly credits: readonly StatementCredit[];
  /** Hex, of the file that the credits were read from. */
  readonly fileSha256: string;
  readonly operators: readonly OperatorCredential[];
}

/**
 * Records the credits of a statement by the word of two people, and only two: every line becomes money of whoever claims it, so whoever could import alone
 * could make some. The transfers and the record of who stands for them are one write; a file that was imported before changes nothing.
 *
 * @throws AdaigiError invalid_request, unauthenticated (never saying which of the two), unavailable: nothing was recorded, or all was and a repeat says so.
 */
export async function importStatement(ports: ImportPorts, asked: ImportStatement): Promise<SavedImport> {
  const { mode, walletType, currency, receivingNumber, fileSha256 } = asked;
  const operators = await twoOperators(ports.operators, asked.operators);
  const at = ports.clock.now();
  const transfers = asked.credits.map((credit) => {
    const id = ports.depositIds.transferId({ mode, walletType, number: credit.number }, receivingNumber);
    return { ...credit, id, mode, walletType, receivingNumber, recordedAt: at, contradicted: false, claimedBy: null, blocked: false };
  });
  const importId = ports.depositIds.importId(asked, fileSha256);
  const saved = await ports.imports.save({ importId, mode, walletType, receivingNumber, currency, fileSha256, operators, at }, transfers);
  if (!saved.replayed) await tell(ports, asked, saved, at);
  return saved;
}

/** What is lost here is found by the sweep, or steers nothing but who is shown the wallet next. */
async function tell({ wallets, depositMeter, wakeTransfer }: ImportPorts, { mode, walletType, receivingNumber }: ImportStatement, { entry, recordedIds }: SavedImport, at: Date): Promise<void> {
  for (const id of recordedIds) wakeTransfer(id);
  if (entry.statement === undefined) return;
  const { recorded, known, contradicting, recordedMinor } = entry.statement;
  for (const [what, count] of [['new', recorded], ['known', known], ['contradicts', contradicting]] as const) depositMeter.transfersRecorded(walletType, 'import', what, count);
  if (recorded === 0) return;
  const wallet = await wallets.find(mode, walletType, receivingNumber).catch(() => null);
  if (wallet !== null) await wallets.count(wallet, { minor: BigInt(recordedMinor), transfers: recorded }, localDay(at), at).catch(() => undefined);
}
