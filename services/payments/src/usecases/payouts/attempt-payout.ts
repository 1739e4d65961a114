import { isPayoutOpen, transitionPayout, type EvidenceSource, type Payout, type PayoutInput } from '@adaigi/domain';
import type { PayoutAnswer, PayoutChannelTerms, PayoutLease, PayoutPorts } from '../../payout-ports.ts';
import { lookAgainAt } from '../patience.ts';
import { finishStep } from './change-payout.ts';

/** Runs a call that only waits for a provider, without counting it among the steps at once. */
type Aside = <T>(call: () => Promise<T>) => Promise<T>;

/**
 * One try: channel, receiver's slot, then the intent with our reference in one guarded update, then at once the call. Nothing waits in between, and
 * an intent without an answer only ever becomes a doubt.
 */
export async function attemptPayout(ports: PayoutPorts, lease: PayoutLease, number: number, aside: Aside): Promise<boolean> {
  const { payout, token } = lease;
  const channel = await chooseChannel(ports, payout);
  if (typeof channel === 'string') return finishStep(ports, lease, waitFor(ports, payout, channel));
  const at = ports.clock.now();
  const holdMs = channel.payoutTimeoutMs + ports.policy.marginMs;
  const reference = ports.ids.providerReference(payout.id, 'payout', number);
  const notAfter = new Date(at.getTime() + ports.policy.sendWindowMs);
  const intent = transitionPayout(payout, { kind: 'start-attempt', channel: channel.id, reference, notAfter, inquireAt: new Date(at.getTime() + holdMs), at });
  if (intent.kind !== 'changed' || !(await ports.payouts.save(payout, intent.payout, intent.events, { token, use: 'keep', forMs: holdMs }))) {
    await ports.payouts.release(payout.id, token);
    return true;
  }
  const answer = await aside(() => ports.payoutConnectors.payout({ payout, channel: channel.id, reference, notAfter, timeoutMs: channel.payoutTimeoutMs }));
  const isDue = await finishStep(ports, { payout: intent.payout, token }, evidenceOf(ports, reference, 'reply', answer));
  await freeSlots(ports, payout.id);
  return isDue;
}

/** The first channel that has not refused this payout; those that refused it only when there is no other. */
async function chooseChannel(ports: PayoutPorts, payout: Payout): Promise<PayoutChannelTerms | 'no_channel' | 'receiver_busy'> {
  const declined = new Set(payout.attempts.filter(({ state, retry }) => state === 'declined' && retry === 'other-path').map(({ channel }) => channel));
  const unsent = (id: string): number => payout.attempts.filter((attempt) => attempt.channel === id && attempt.state === 'not_sent').length;
  const channels = ports.payoutConnectors.channelsFor(payout).filter(({ id }) => !declined.has(id)).toSorted((a, b) => unsent(a.id) - unsent(b.id));
  for (const channel of channels) {
    if (channel.knowsReference || (await takeSlot(ports, slotOf(payout, channel.id), payout.id))) return channel;
  }
  return channels.length === 0 ? 'no_channel' : 'receiver_busy';
}

function slotOf({ mode, receiverKey, amount }: Payout, channel: string): string {
  return `${mode}:${channel}:${receiverKey}:${amount.minor}${amount.currency}`;
}

/** A holder that has nothing open any more has forgotten to free it, in a crash. */
async function takeSlot(ports: PayoutPorts, key: string, payoutId: string): Promise<boolean> {
  const holder = await ports.receiverSlots.take(key, payoutId);
  if (holder === payoutId) return true;
  const other = await ports.payouts.find(holder);
  // Before its intent is written a holder has nothing open either; its lease is much shorter than this patience.
  const idleMs = other === null ? Infinity : ports.clock.now().getTime() - other.updatedAt.getTime();
  const isIdle = other === null || (!other.attempts.some(isPayoutOpen) && idleMs > 2 * ports.stepLeaseMs);
  return isIdle && (await ports.receiverSlots.takeOver(key, holder, payoutId));
}

/** Frees the slots of a payout once nothing of it is open. */
export async function freeSlots(ports: PayoutPorts, payoutId: string): Promise<void> {
  const payout = await ports.payouts.find(payoutId);
  if (payout === null || payout.attempts.some(isPayoutOpen)) return;
  for (const channel of new Set(payout.attempts.map((attempt) => attempt.channel))) await ports.receiverSlots.free(slotOf(payout, channel), payoutId);
}

function waitFor({ clock, policy }: PayoutPorts, payout: Payout, reason: 'no_channel' | 'receiver_busy'): PayoutInput {
  const at = clock.now();
  return { kind: 'wait', reason, until: lookAgainAt(policy, payout.createdAt, at), at };
}

export function evidenceOf({ clock, policy }: Pick<PayoutPorts, 'clock' | 'policy'>, reference: string, source: EvidenceSource, answer: PayoutAnswer): PayoutInput {
  const at = clock.now();
  const nextInquiryAt = answer.nextInquiryAfterMs > 0 ? new Date(at.getTime() + answer.nextInquiryAfterMs) : null;
  return { kind: 'evidence', reference, evidence: { source, outcome: answer.outcome, at, nextInquiryAt, scheduleExhausted: answer.scheduleExhausted }, retryPolicy: policy.retry, at };
}
