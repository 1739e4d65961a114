import { transitionDeposit, type Deposit, type DepositDecision } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { AuditFacts } from '../../core/audit-chain.ts';
import type { DepositPorts } from '../../deposit-ports.ts';
import type { Operators } from '../../operator-ports.ts';
import { checkedReason, type OperatorCredential } from '../settle-by-operators.ts';
import { checkTransfer, type CheckPorts } from './check-transfer.ts';

export interface DecideDeposit {
  readonly depositId: string;
  readonly verdict: 'release' | 'refuse';
  readonly reason: string;
  readonly operator: OperatorCredential;
  /** Of a refusal: somebody else may claim the transfer. */
  readonly freeTransfer: boolean;
}

/** Only other decisions are in the way. */
const MAX_ROUNDS = 5;

/**
 * A person releases a pending deposit, with the transfer's real amount, or refuses it. One is enough: the money is with us already, and where it can go
 * is what the payer asked for. The decision and its record are one write.
 *
 * @throws AdaigiError invalid_request, unauthenticated, not_found, not_settleable.
 */
export async function decideDeposit(ports: CheckPorts & Pick<DepositPorts, 'depositAudit' | 'operators'>, asked: DecideDeposit): Promise<Deposit> {
  const reason = checkedReason(asked.reason);
  const operator = await oneOperator(ports.operators, asked.operator);
  const at = ports.clock.now();
  const decision: DepositDecision = { operator, reason, freeTransfer: asked.freeTransfer, at };
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

function factsOf(before: Deposit, after: Deposit, { operator, reason, at }: DepositDecision): AuditFacts {
  const { id: paymentId, merchantId, mode, state: stateBefore } = before;
  const verdict = after.state === 'credited' ? 'succeeded' : 'declined';
  return { action: 'deposit.decided', merchantId, mode, paymentId, attemptNumber: 0, refundId: '', verdict, stateBefore, stateAfter: after.state, reason, operators: [operator], at };
}

/** @throws AdaigiError unauthenticated */
async function oneOperator(operators: Operators, { handle, token }: OperatorCredential): Promise<string> {
  if (!(await operators.verify(handle, token))) throw new AdaigiError('unauthenticated', 'The operator is not authenticated.');
  return handle;
}
