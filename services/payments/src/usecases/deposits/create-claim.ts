import type { AmountMismatchRule, Deposit, Mode, Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { DepositPorts } from '../../deposit-ports.ts';
import { resolveClaim, wouldBeRefused, type ResolvePorts } from './resolve-claim.ts';

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
  /** Id of the same user's claim of the same number that ended with nothing and is tried again by this one; null for a first claim. */
  readonly instead: string | null;
}

export interface CreatedClaim {
  readonly deposit: Deposit;
  /** Nothing was stored by this call. */
  readonly replayed: boolean;
}

type CreatePorts = ResolvePorts & Pick<DepositPorts, 'depositIds'>;

/**
 * Stores a claim, then finds out what it gets. The insert is the idempotency check: the same key and content answers with the deposit as it is now,
 * and goes on where a crash left off. What ended never changes: a claim that is tried again is one of its own, stored only if it would not be refused
 * at once, else the answer is the ended one.
 *
 * @throws AdaigiError idempotency_conflict; invalid_request: `instead` is no such claim; unavailable: the claim may be stored, and a repeat answers.
 */
export async function createClaim(ports: CreatePorts, asked: CreateClaim): Promise<CreatedClaim> {
  const deposit = newDeposit(ports, asked);
  if (asked.instead !== null && (await ports.deposits.find(deposit.id)) === null) {
    const ended = await endedClaim(ports, asked.instead, deposit);
    if (ended.reason === 'refused_by_operator' || (await wouldBeRefused(ports, deposit))) return { deposit: ended, replayed: true };
  }
  const stored = await ports.deposits.insert(deposit);
  if (!stored.inserted && stored.existing.contentHash !== deposit.contentHash) throw new AdaigiError('idempotency_conflict', 'the key names another claim');
  return { deposit: await resolveClaim(ports, deposit.id), replayed: !stored.inserted };
}

function newDeposit({ depositIds, clock, walletTypes, depositPolicy }: CreatePorts, asked: CreateClaim): Deposit {
  const { merchantId, mode, dialect, idempotencyKey, walletType, label, number, claimed, possibleTtlMs, instead: _instead, ...rest } = asked;
  const now = clock.now();
  return {
    ...rest,
    id: depositIds.depositId(merchantId, dialect, mode, idempotencyKey),
    merchantId,
    mode,
    dialect,
    contentHash: depositIds.contentHash({ walletType, label, number, claimed, reference: asked.reference, metadata: asked.metadata }),
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
    nextActionAt: new Date(now.getTime() + depositPolicy.repairAfterMs),
    version: 1,
    eventCount: 0,
  };
}

/** The user's key stands for merchant and world, too. */
async function endedClaim({ deposits }: CreatePorts, id: string, { labelKey, walletType, number }: Deposit): Promise<Deposit> {
  const ended = await deposits.find(id);
  const isSame = ended?.labelKey === labelKey && ended.walletType === walletType && ended.number === number;
  if (isSame && (ended.state === 'refused' || ended.state === 'expired')) return ended;
  const message = "must be the same user's claim of the same number, ended with nothing";
  throw new AdaigiError('invalid_request', `instead ${message}`, { fields: [{ field: 'instead', rule: 'enum', message }] });
}
