import { hasRivalOfSameUser, isClaimOpen, isContested, matchClaim, suspicionOf, type Deposit, type DepositInput, type Suspicion, type Transfer } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { DepositPorts, KeptTransfer } from '../../deposit-ports.ts';
import { changeDeposit } from './change-deposit.ts';

export type ResolvePorts = Pick<DepositPorts, 'deposits' | 'transfers' | 'shown' | 'walletTypes' | 'depositRisk' | 'depositMeter' | 'clock' | 'depositPolicy'>;

/** Others may be faster a few times in a row. */
const MAX_ROUNDS = 20;

/**
 * Brings an open claim as far as it goes now: credited, pending, refused, possible or expired. Safe to repeat, and safe in several processes at once:
 * whose the transfer is, is one guarded write of the transfer, made before the claim is told (the intent). What a crash leaves between the two is
 * found by the time that the same write sets.
 *
 * @returns the deposit as it is now
 * @throws AdaigiError not_found; unavailable, also when the risk service cannot be asked: the claim stays open and is looked at again.
 */
export async function resolveClaim(ports: ResolvePorts, depositId: string): Promise<Deposit> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const deposit = await ports.deposits.find(depositId);
    if (deposit === null) throw new AdaigiError('not_found', 'no such deposit');
    if (!isClaimOpen(deposit.state)) return deposit;
    const input = await nextInput(ports, deposit);
    if (input === 'outrun') continue;
    const change = await changeDeposit(ports, deposit, input);
    if (change !== 'outrun') return change.kind === 'changed' ? change.deposit : deposit;
  }
  throw new AdaigiError('unavailable', 'the transfer is changing too fast', { retryAfterS: 1 });
}

/** Whether a claim that is not stored yet would be refused if it were. Only a look: another may be faster. */
export async function wouldBeRefused(ports: ResolvePorts, deposit: Deposit): Promise<boolean> {
  const { match } = await lookAround(ports, deposit);
  return match.kind === 'refuse' || (match.kind === 'wait' && (await hasTooManyClaims(ports, deposit)));
}

async function lookAround(ports: ResolvePorts, deposit: Deposit) {
  // The claim is stored before the transfers are read, and a transfer before its claims are: of two that meet, at least one sees the other.
  const [known, rivals] = [await ports.transfers.ofNumber(deposit), await ports.deposits.openClaims(deposit)];
  return { known, rivals, match: matchClaim(deposit, known, await isHolderCredited(ports, known), hasRivalOfSameUser(deposit, rivals)) };
}

async function nextInput(ports: ResolvePorts, deposit: Deposit): Promise<DepositInput | 'outrun'> {
  const { transfers, clock, depositPolicy } = ports;
  const { known, rivals, match } = await lookAround(ports, deposit);
  const at = clock.now();
  switch (match.kind) {
    case 'refuse':
      return { kind: 'refuse', reason: match.reason, at };
    case 'wait':
      if (deposit.expiresAt <= at) return { kind: 'expire', at };
      return (await hasTooManyClaims(ports, deposit)) ? { kind: 'refuse', reason: 'too_many_claims', at } : { kind: 'not-found', at };
    case 'take': {
      const checkAt = new Date(at.getTime() + depositPolicy.repairAfterMs);
      if (!(await transfers.take(match.transfer.id, deposit.id, checkAt))) return 'outrun';
      break;
    }
    case 'has':
      break;
    default:
      return match satisfies never;
  }
  const { transfer } = match;
  const suspicion = await suspect(ports, deposit, transfer, known.length, isContested(deposit, transfer, rivals));
  return { kind: 'matched', transfer, suspicion, at };
}

async function isHolderCredited({ deposits }: ResolvePorts, known: readonly KeptTransfer[]): Promise<boolean> {
  const holderIds = known.map(({ claimedBy }) => claimedBy).filter((id) => id !== null);
  const holders = await Promise.all(holderIds.map((id) => deposits.find(id)));
  return holders.some((holder) => holder?.state === 'credited');
}

/** A claim that waits already was counted when it came. */
async function hasTooManyClaims({ deposits, depositPolicy }: ResolvePorts, deposit: Deposit): Promise<boolean> {
  return deposit.state === 'checking' && (await deposits.countPossible(deposit.labelKey)) >= depositPolicy.maxPossible;
}

/** The platform's own rules first; the risk service is asked about what they would let through. */
async function suspect(ports: ResolvePorts, deposit: Deposit, transfer: Transfer, sameNumber: number, contested: boolean): Promise<Suspicion | null> {
  const type = ports.walletTypes.get(deposit.walletType);
  if (type === undefined) throw new AdaigiError('internal', 'a claim of a wallet type that does not exist');
  const { merchantId, mode, walletType } = deposit;
  const walletShown = await ports.shown.wasShown(merchantId, mode, walletType, transfer.receivingNumber);
  const { minAmount, maxAmount } = type;
  const found = suspicionOf(deposit, transfer, { sameNumber, contested, walletShown, minAmount, maxAmount, oldAfterMs: ports.depositPolicy.oldAfterMs });
  if (found !== null) return found;
  const verdict = await ports.depositRisk.assess(deposit, transfer);
  if (verdict === 'allow') return null;
  return verdict === 'reject' ? 'risk_rejected' : 'risk_review';
}
