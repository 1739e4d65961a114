import { isPayoutOpen, transitionPayout, type EvidenceSource, type Payout, type PayoutInput, type PayoutWait } from '@adaigi/domain';
import type { PayoutAnswer, PayoutChannelTerms, PayoutLease, PayoutPorts } from '../../payout-ports.ts';
import { lookAgainAt, overdueAfter } from '../patience.ts';
import { finishStep } from './change-payout.ts';

/** Runs a call that only waits for a provider, without counting it among the steps at once. */
type Aside = <T>(call: () => Promise<T>) => Promise<T>;

/**
 * One try: risk, channel, receiver's slot, then the intent with our reference in one guarded update, then at once the call. Nothing waits in
 * between, and an intent without an answer only ever becomes a doubt.
 */
export async function attemptPayout(ports: PayoutPorts, lease: PayoutLease, number: number, aside: Aside): Promise<boolean> {
  const { payout, token } = lease;
  const objection = await assess(ports, payout);
  if (objection !== null) return finishStep(ports, lease, objection);
  const channel = await chooseChannel(ports, payout);
  if (typeof channel === 'string') return finishStep(ports, lease, waitFor(ports, payout, channel));
  const at = ports.clock.now();
  const holdMs = channel.payoutTimeoutMs + ports.policy.marginMs;
  const reference = ports.ids.providerReference(payout.id, 'payout', number);
  const notAfter = new Date(at.getTime() + ports.policy.sendWindowMs);
  const inquireAt = new Date(at.getTime() + holdMs);
  const intent = transitionPayout(payout, { kind: 'start-attempt', channel: channel.id, reference, notAfter, inquireAt, overdueAt: overdueAfter(channel, at), at });
  if (intent.kind !== 'changed' || !(await ports.payouts.save(payout, intent.payout, intent.events, { token, use: 'keep', forMs: holdMs }))) {
    await ports.payouts.release(payout.id, token);
    return true;
  }
  const answer = await aside(() => ports.payoutConnectors.payout({ payout, channel: channel.id, reference, notAfter, timeoutMs: channel.payoutTimeoutMs }));
  const isDue = await finishStep(ports, { payout: intent.payout, token }, evidenceOf(ports, reference, 'reply', answer));
  await freeSlots(ports, payout.id);
  return isDue;
}

/** What stands against it, or null. A payout of which something was sent is not judged again. */
async function assess(ports: PayoutPorts, payout: Payout): Promise<PayoutInput | null> {
  if (payout.attempts.length > 0) return null;
  // Whatever a peer's error is: nothing has moved, so the payout tries again until it expires.
  const verdict = await ports.payoutRisk.assess(payout).catch(() => null);
  if (verdict === null) return waitFor(ports, payout, 'risk_unavailable');
  if (verdict.kind === 'review') return waitFor(ports, payout, 'risk_review');
  return verdict.kind === 'reject' ? { kind: 'reject', at: ports.clock.now() } : null;
}

/** The first channel that has not refused this payout; what never left goes elsewhere first. */
async function chooseChannel(ports: PayoutPorts, payout: Payout): Promise<PayoutChannelTerms | 'no_channel' | 'receiver_busy'> {
  const declined = new Set(payout.attempts.filter(({ state, retry }) => state === 'declined' && retry === 'other-path').map(({ channel }) => channel));
  const unsent = (id: string): number => payout.attempts.filter((attempt) => attempt.channel === id && attempt.state === 'not_sent').length;
  const channels = ports.payoutConnectors.channelsFor(payout).filter(({ id }) => !declined.has(id)).toSorted((a, b) => unsent(a.id) - unsent(b.id));
  for (const channel of channels) {
    if (channel.knowsReference || (await takeSlot(ports, slotOf(payout, channel.id), payout))) return channel;
  }
  return channels.length === 0 ? 'no_channel' : 'receiver_busy';
}

function slotOf({ mode, receiverKey, amount }: Payout, channel: string): string {
  return `${mode}:${channel}:${receiverKey}:${amount.minor}${amount.currency}`;
}

/**
 * Takes the slot, also from a holder that has forgotten to free it, in a crash: it has nothing open, and it took the slot so long ago that the lease
 * it did that under cannot bring an intent any more.
 */
async function takeSlot(ports: PayoutPorts, key: string, { id: payoutId, version }: Payout): Promise<boolean> {
  const holder = await ports.receiverSlots.take(key, { payoutId, version });
  if (holder === null || holder.payoutId === payoutId) return holder !== null;
  const other = await ports.payouts.find(holder.payoutId);
  if (other?.attempts.some(isPayoutOpen) === true) return false;
  return ports.receiverSlots.takeOver(key, holder, { payoutId, version }, 2 * ports.stepLeaseMs);
}

/** Frees the slots of a payout once nothing of it is open. */
export async function freeSlots(ports: PayoutPorts, payoutId: string): Promise<void> {
  const payout = await ports.payouts.find(payoutId);
  if (payout === null || payout.attempts.some(isPayoutOpen)) return;
  const { version } = payout;
  for (const channel of new Set(payout.attempts.map((attempt) => attempt.channel))) await ports.receiverSlots.free(slotOf(payout, channel), { payoutId, version });
}

function waitFor({ clock, policy }: PayoutPorts, payout: Payout, reason: PayoutWait): PayoutInput {
  const at = clock.now();
  return { kind: 'wait', reason, until: lookAgainAt(policy, payout.createdAt, at), at };
}

export function evidenceOf({ clock, policy }: Pick<PayoutPorts, 'clock' | 'policy'>, reference: string, source: EvidenceSource, answer: PayoutAnswer): PayoutInput {
  const at = clock.now();
  const nextInquiryAt = answer.nextInquiryAfterMs > 0 ? new Date(at.getTime() + answer.nextInquiryAfterMs) : null;
  return { kind: 'evidence', reference, evidence: { source, outcome: answer.outcome, at, nextInquiryAt, scheduleExhausted: answer.scheduleExhausted }, retryPolicy: policy.retry, at };
}
