import type { AmountMismatchRule, Deposit, Mode, Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { DepositPorts } from '../../deposit-ports.ts';
import { resolveClaim, type ResolvePorts } from './resolve-claim.ts';

/** A claim as a merchant's API parsed it. */
export interface CreateClaim {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly dialect: string;
  readonly idempotencyKey: string;
  readonly walletType: string;
  readonly label: string;
  readonly number: string;
  readonly claimed: Money | null;
  readonly reference: string;
  readonly amountMismatch: AmountMismatchRule;
  readonly possibleTtlMs: number;
  readonly metadata: Readonly<Record<string, string>>;
  readonly dialectData: Readonly<Record<string, string>>;
}

export interface CreatedClaim {
  readonly deposit: Deposit;
  readonly replayed: boolean;
}

/**
 * Stores a claim, then finds out what it gets. The insert is the idempotency check: the same key and content answers with the deposit as it is now,
 * and goes on where a crash left off.
 *
 * @throws AdaigiError idempotency_conflict; unavailable: the claim may be stored, and a repeat answers.
 */
export async function createClaim(ports: ResolvePorts & Pick<DepositPorts, 'depositIds'>, asked: CreateClaim): Promise<CreatedClaim> {
  const { merchantId, mode, dialect, idempotencyKey, walletType, label, number, claimed, possibleTtlMs, ...rest } = asked;
  const { depositIds, clock, walletTypes } = ports;
  const now = clock.now();
  const contentHash = depositIds.contentHash({ walletType, label, number, claimed, reference: asked.reference, metadata: asked.metadata });
  const deposit: Deposit = {
    ...rest,
    id: depositIds.depositId(merchantId, dialect, mode, idempotencyKey),
    merchantId,
    mode,
    dialect,
    contentHash,
    walletType,
    currency: walletTypes.get(walletType)?.minAmount.currency ?? '',
    label,
    labelKey: depositIds.labelKey(merchantId, mode, label),
    number,
    claimed,
    transfer: null,
    state: 'checking',
    reason: null,
    decision: null,
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(now.getTime() + possibleTtlMs),
    settledAt: null,
    nextActionAt: new Date(now.getTime() + ports.depositPolicy.repairAfterMs),
    version: 1,
    eventCount: 0,
  };
  const stored = await ports.deposits.insert(deposit);
  if (!stored.inserted && stored.existing.contentHash !== contentHash) throw new AdaigiError('idempotency_conflict', 'the key names another claim');
  return { deposit: await resolveClaim(ports, deposit.id), replayed: !stored.inserted };
}
