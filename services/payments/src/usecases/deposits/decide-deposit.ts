import { transitionDeposit, type Deposit, type DepositDecision } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { AuditFacts } from '../../core/audit-chain.ts';
import type { DepositPorts } from '../../deposit-ports.ts';
import { checkedReason, oneOrTwoOperators, twoOperators, type OperatorCredential } from '../settle-by-operators.ts';
import { checkTransfer, type CheckPorts } from './check-transfer.ts';

export interface DecideDeposit {
  readonly depositId: string;
  readonly verdict: 'release' | 'refuse';
  readonly reason: string;
  readonly operators: readonly OperatorCredential[];
  /** Of a refusal: somebody else may claim the transfer. */
  readonly freeTransfer: boolean;
}

/** Only other decisions are in the way. */
const MAX_ROUNDS = 5;

/**
 * People release a pending deposit, with the transfer's real amount, or refuse it. Two where money moves or may move next: whoever could release alone could
 * credit the claim of an accomplice, and whoever could free alone could let him claim what an honest payer has sent. A refusal that keeps the transfer back
 * gives it to nobody: one is enough. The decision and its record are one write.
 *
 * @throws AdaigiError invalid_request, unauthenticated (never saying which of the two), not_found, not_settleable.
 */
export async function decideDeposit(ports: CheckPorts & Pick<DepositPorts, 'depositAudit' | 'operators'>, asked: DecideDeposit): Promise<Deposit> {
  const reason = checkedReason(asked.reason);
  const movesMoney = asked.verdict === 'release' || asked.freeTransfer;
  const operators = await (movesMoney ? twoOperators : oneOrTwoOperators)(ports.operators, asked.operators);
  const at = ports.clock.now();
  const decision: DepositDecision = { operators, reason, freeTransfer: asked.freeTransfer, at };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = await ports.deposits.find(asked.depositId);
    if (before === null) throw new AdaigiError('not_found', 'no such deposit');
    const change = transitionDeposit(before, { kind: asked.verdict === 'release' ? 'release' : 'refuse-pending', decision, at });
    if (change.kind !== 'changed' || before.transfer === null) throw new AdaigiError('not_settleable', 'only a pending deposit can be decided about', { reason: 'already_settled' });
    // Whatever ends this process after the decision: the transfer follows it.
    await ports.transfers.checkLater(before.transfer.id, new Date(at.getTime() + ports.depositPolicy.repairAfterMs));
    if ((await ports.depositAudit.saveDepositWithRecord(before, change.deposit, change.events, factsOf(before, change.deposit, decision))) === null) continue;
    ports.depositMeter.depositChanged(change.deposit);
    // The sweep repeats what fails here.
    await checkTransfer(ports, before.transfer.id).catch(() => null);
    return change.deposit;
  }
  throw new AdaigiError('unavailable', 'the deposit is changing too fast', { retryAfterS: 1 });
}

function factsOf(before: Deposit, after: Deposit, { operators, reason, freeTransfer: freedTransfer, at }: DepositDecision): AuditFacts {
  const { id: paymentId, merchantId, mode, state: stateBefore } = before;
  const verdict = after.state === 'credited' ? 'succeeded' : 'declined';
  const about = { action: 'deposit.decided' as const, merchantId, mode, paymentId, attemptNumber: 0, refundId: '' };
  return { ...about, verdict, stateBefore, stateAfter: after.state, reason, operators, freedTransfer, at };
}
