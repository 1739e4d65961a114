import type { Payout, Verdict } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { AuditEntry } from '../../core/audit-chain.ts';
import type { Operators } from '../../operator-ports.ts';
import type { PayoutAudit, PayoutPorts } from '../../payout-ports.ts';
import { checkedReason, twoOperators, type OperatorCredential } from '../settle-by-operators.ts';
import { checkedTransactionId } from '../settle-attempt.ts';
import { freeSlots } from './attempt-payout.ts';
import { changePayout } from './change-payout.ts';

export interface SettlePayout {
  readonly payoutId: string;
  readonly attemptNumber: number;
  readonly verdict: Verdict;
  readonly reason: string;
  /** Empty when unknown. */
  readonly providerTransactionId: string;
  readonly operators: readonly OperatorCredential[];
}

/**
 * Two people settle what nobody can be asked about, or who bears a surplus. The change and its record are one write.
 *
 * @throws AdaigiError invalid_request, unauthenticated, not_found, not_settleable.
 */
export async function settlePayout(
  ports: PayoutPorts & { readonly operators: Operators; readonly payoutAudit: PayoutAudit },
  asked: SettlePayout,
): Promise<{ payout: Payout; record: AuditEntry }> {
  const reason = checkedReason(asked.reason);
  const providerTransactionId = checkedTransactionId(asked.providerTransactionId);
  const operators = await twoOperators(ports.operators, asked.operators);
  const { attemptNumber, verdict } = asked;
  const stateIn = (payout: Payout): string => {
    const attempt = payout.attempts.find(({ number }) => number === attemptNumber);
    if (attempt === undefined) return '';
    return attempt.reversed ? 'reversed' : attempt.surplus ? 'surplus' : attempt.state;
  };
  let record: AuditEntry | null = null;
  const audited: PayoutPorts['payouts'] = {
    ...ports.payouts,
    async save(before, after, events) {
      const about = { action: 'payout.settled' as const, merchantId: before.merchantId, mode: before.mode, paymentId: before.id, attemptNumber, refundId: '' };
      record = await ports.payoutAudit.savePayoutWithRecord(before, after, events, { ...about, verdict, stateBefore: stateIn(before), stateAfter: stateIn(after), reason, operators, at: after.updatedAt });
      return record !== null;
    },
  };
  const change = await changePayout({ ...ports, payouts: audited }, asked.payoutId, () => ({
    kind: 'settle',
    number: attemptNumber,
    verdict,
    providerTransactionId,
    retryPolicy: ports.policy.retry,
    at: ports.clock.now(),
  }));
  if (change.kind !== 'changed' || record === null) throw refused(change.kind === 'refused' ? change.refusal : 'already_settled');
  await freeSlots(ports, asked.payoutId);
  ports.wakePayout(asked.payoutId);
  return { payout: change.payout, record };
}

function refused(refusal: string): AdaigiError {
  if (refusal === 'no_such_attempt') return new AdaigiError('not_found', 'no such attempt');
  const underWay = refusal === 'under_way';
  return new AdaigiError('not_settleable', underWay ? 'it is not over yet; look again in a minute' : 'it is settled already, and settled states do not change', { reason: underWay ? 'under_way' : 'already_settled' });
}
