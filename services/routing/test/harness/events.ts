import { topics } from '@adaigi/contracts';
import type { AttemptEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/AttemptEvent.ts';
import type { ProviderHealthEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/ProviderHealthEvent.ts';
import type { OutgoingEvent } from '@adaigi/kafka';

type State = AttemptEvent__Output['state'];
type Fault = AttemptEvent__Output['fault'];

/** The two events of an attempt that ended: started, then its outcome. */
export function attemptEvents(paymentId: string, channel: string, state: State, fault: Fault = 'FAULT_UNSPECIFIED', at = new Date()): OutgoingEvent<AttemptEvent__Output>[] {
  const time = at.toISOString();
  const told = (seq: string, type: string, now: State, whose: Fault): OutgoingEvent<AttemptEvent__Output> => ({
    topic: topics.attempts,
    type,
    id: `${paymentId}.attempts.${seq}`,
    key: paymentId,
    time,
    seq,
    payload: {
      paymentId,
      seq,
      attemptNumber: 1,
      merchantId: 'mer_1',
      mode: 'MODE_TEST',
      channel,
      wallet: channel === 'jc' ? 'jazzcash' : 'easypaisa',
      reference: 'A1',
      state: now,
      amountMinor: '10000',
      currency: 'PKR',
      fault: whose,
      reason: '',
      providerCode: '',
      evidence: 'reply',
      sentAt: time,
      occurredAt: time,
      decisionId: 'dec_1',
      choiceProbability: 1,
      repeatPayer: false,
      method: 'wallet',
    },
  });
  return [told('1', 'attempt.started', 'ATTEMPT_STATE_INTENT', 'FAULT_UNSPECIFIED'), told('2', 'attempt.declined', state, fault)];
}

export function probeEvent(channel: string, probe: 'answered' | 'unanswered', at = new Date()): OutgoingEvent<ProviderHealthEvent__Output> {
  const time = at.toISOString();
  const payload = { channel, operation: 'inquire', breaker: '', reason: '', occurredAt: time, instance: 'connectors-1', probe };
  return { topic: topics.providerHealth, type: 'provider_health.probed', id: `${channel}-${at.getTime()}`, key: channel, time, seq: '1', payload };
}
