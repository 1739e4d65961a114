import { isOpen, transition, type Attempt, type Payment, type PaymentInput, type WaitReason } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type {
  ChannelTerms,
  Clock,
  ConnectorsPort,
  Ids,
  Lease,
  Meter,
  PayerSlots,
  PaymentStore,
  Policy,
  RiskPort,
  RiskVerdict,
  RouteCandidate,
  RouteDecision,
  RoutingPort,
} from '../ports.ts';
import { afterChange, type AfterChangePorts } from './after-change.ts';
import { changePayment, isDue } from './change-payment.ts';
import { evidenceInput } from './evidence-input.ts';
import { lookAgainAt, overdueAfter } from './patience.ts';

export interface AttemptPorts extends AfterChangePorts {
  readonly store: PaymentStore;
  readonly slots: PayerSlots;
  readonly risk: RiskPort;
  readonly routing: RoutingPort;
  readonly connectors: ConnectorsPort;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly policy: Policy;
}

/** A channel that may be used now, or what stands in the way. */
type Choice =
  | { readonly kind: 'channel'; readonly candidate: RouteCandidate; readonly terms: ChannelTerms; readonly decision: RouteDecision; readonly repeatPayer: boolean; readonly notAfter: Date }
  | { readonly kind: 'input'; readonly input: PaymentInput; readonly slotTaken: boolean };

/** Constraints that no time lifts; where they removed every channel, none will ever take this payment. Any other may pass. */
const LASTING_CONSTRAINTS = new Set([
  'other_mode',
  'other_wallet',
  'other_currency',
  'method_not_offered',
  'amount_below_channel_limit',
  'amount_above_channel_limit',
  'amount_outside_policy',
  'tried_already',
]);

/**
 * One attempt: risk, route, the payer's slot, the intent, and then at once the charge. The intent is written before anything is sent;
 * from there on every way out leaves either an answer or a doubt.
 */
export async function attemptPayment(ports: AttemptPorts, lease: Lease, number: number): Promise<boolean> {
  const { payment, token } = lease;
  const choice = await choose(ports, payment, number);
  if (choice.kind === 'input') return leave(ports, lease, choice.input, choice.slotTaken);
  const intent = await writeIntent(ports, lease, choice, number);
  if (intent === null) {
    await withdraw(ports, lease);
    return true;
  }
  const answer = await ports.connectors.charge({
    payment: intent.payment,
    channel: intent.attempt.channel,
    reference: intent.attempt.reference,
    notAfter: intent.attempt.notAfter,
    timeoutMs: choice.terms.chargeTimeoutMs,
  });
  const input = evidenceInput(ports, intent.payment, intent.attempt, 'reply', answer);
  const change = await changePayment(ports.store, intent.payment, () => input, { token, use: 'give-back' });
  if (change.kind === 'changed') await afterChange(ports, change.before, change.payment);
  else await ports.store.release(payment.id, token);
  return isDue(ports, change);
}

/** A prompt may appear as late as the request may leave, and stays for its longest time from there. A token rings on no phone. */
async function takeSlot(ports: AttemptPorts, payment: Payment): Promise<boolean> {
  if (payment.method !== 'wallet') return true;
  const slot = { payerKey: payment.payerKey, paymentId: payment.id, version: payment.version };
  return ports.slots.take(slot, ports.policy.sendWindowMs + ports.connectors.longestPromptMs());
}

/** Somebody else changed the payment before the intent was saved: free the number unless they have an attempt open, and let go. */
async function withdraw(ports: AttemptPorts, { payment, token }: Lease): Promise<void> {
  const current = await ports.store.find(payment.id);
  if (current !== null) await freeSlot(ports, current);
  await ports.store.release(payment.id, token);
}

async function freeSlot(ports: AttemptPorts, payment: Payment): Promise<void> {
  if (payment.attempts.some(isOpen)) return;
  await ports.slots.free({ payerKey: payment.payerKey, paymentId: payment.id, version: payment.version });
}

async function choose(ports: AttemptPorts, payment: Payment, number: number): Promise<Choice> {
  const [verdict, lastPaidWallet] = await Promise.all([assess(ports, payment), ports.store.lastPaidWallet(payment.merchantId, payment.payerKey)]);
  const without = (input: PaymentInput, slotTaken: boolean): Choice => ({ kind: 'input', input, slotTaken });
  if (verdict === null) return without(waitFor(ports, payment, 'risk_unavailable'), false);
  if (verdict.kind === 'review') return without(waitFor(ports, payment, 'risk_review'), false);
  if (verdict.kind === 'reject') return without({ kind: 'fail', failure: { reason: 'risk_rejected', fault: 'merchant' }, at: ports.clock.now() }, false);
  const repeatPayer = lastPaidWallet !== null;
  const preferredWallet = payment.attempts.at(-1)?.wallet ?? lastPaidWallet;
  // Counted from before the slot is taken, so that the slot outlasts the prompt even when this process is stopped before its intent.
  const notAfter = new Date(ports.clock.now().getTime() + ports.policy.sendWindowMs);
  // Neither needs the other: the slot is held for the longest prompt of all channels.
  const [decision, slotTaken] = await Promise.all([decide(ports, payment, number, { preferredWallet, repeatPayer }), takeSlot(ports, payment)]);
  if (!slotTaken) return without(waitFor(ports, payment, 'payer_busy'), false);
  if (decision === null) return without(waitFor(ports, payment, 'routing_unavailable'), true);
  const candidate = pick(payment, decision);
  const terms = candidate === undefined ? null : ports.connectors.terms(candidate.channel);
  if (candidate === undefined || terms === null) return without(withoutChannel(ports, payment, decision), true);
  return { kind: 'channel', candidate, terms, decision, repeatPayer, notAfter };
}

/** A payment that was assessed once is not judged again between its attempts. */
async function assess(ports: AttemptPorts, payment: Payment): Promise<RiskVerdict | null> {
  if (payment.attempts.length > 0) return { kind: 'allow' };
  return ports.risk.assess(payment).catch(nullWhenAway);
}

async function decide(
  ports: AttemptPorts,
  payment: Payment,
  number: number,
  payer: { preferredWallet: string | null; repeatPayer: boolean },
): Promise<RouteDecision | null> {
  const sent = payment.attempts.filter((attempt) => attempt.state !== 'not_sent').length;
  const attemptsLeft = Math.max(1, ports.policy.retry.maxSentAttempts - sent);
  return ports.routing.decide(payment, { number, attemptsLeft }, payer, usedUp(payment)).catch(nullWhenAway);
}

/** Channels that have declined this payment for good. */
function usedUp(payment: Payment): string[] {
  const channels = payment.attempts.filter((attempt) => attempt.state === 'declined' && attempt.retry !== 'same-path').map((attempt) => attempt.channel);
  return [...new Set(channels)];
}

/** Whatever a peer's error is: nothing has moved, so the payment tries again until it expires. The call's metrics tell what it was. */
function nullWhenAway(error: unknown): null {
  if (error instanceof AdaigiError) return null;
  throw error;
}

/** After an attempt that never left, another channel comes first; the same one only when there is no other. */
function pick(payment: Payment, decision: RouteDecision): RouteCandidate | undefined {
  const last = payment.attempts.at(-1);
  const resting = last?.state === 'not_sent' ? last.channel : null;
  const excluded = usedUp(payment);
  // Routing keeps to these rules, too; a prompt from a wallet that nobody asked for is not left to one service's care.
  const allowed = decision.candidates.filter(
    (candidate) => (payment.wallet === null || candidate.wallet === payment.wallet) && !excluded.includes(candidate.channel),
  );
  return allowed.find((candidate) => candidate.channel !== resting) ?? allowed[0];
}

function withoutChannel(ports: AttemptPorts, payment: Payment, decision: RouteDecision): PaymentInput {
  // Routing knows that a channel will have room or may be back: worth waiting for, also after a declined attempt.
  if (decision.candidates.length === 0 && decision.holdMs > 0) return waitFor(ports, payment, 'no_channel', decision.holdMs);
  const passing = decision.candidates.length > 0 || decision.removals.length === 0 || decision.removals.some((removal) => !LASTING_CONSTRAINTS.has(removal.constraint));
  const last = payment.attempts.at(-1);
  if (passing && last?.state !== 'declined') return waitFor(ports, payment, 'no_channel');
  return {
    kind: 'fail',
    failure: { reason: last?.reason ?? 'no_channel', fault: last?.fault ?? 'merchant' },
    at: ports.clock.now(),
  };
}

/** Saves the intent, with the lease prolonged over the longest charge. Null when somebody else changed the payment in between. */
async function writeIntent(
  ports: AttemptPorts,
  lease: Lease,
  choice: Extract<Choice, { kind: 'channel' }>,
  number: number,
): Promise<{ payment: Payment; attempt: Attempt } | null> {
  const { payment, token } = lease;
  const at = ports.clock.now();
  const holdMs = choice.terms.chargeTimeoutMs + ports.policy.marginMs;
  const change = await changeOnce(ports, payment, token, holdMs, {
    kind: 'start-attempt',
    channel: choice.candidate.channel,
    wallet: choice.candidate.wallet,
    reference: ports.ids.providerReference(payment.id, 'charge', number),
    notAfter: choice.notAfter,
    inquireAt: new Date(at.getTime() + holdMs),
    overdueAt: overdueAfter(choice.terms, at),
    decisionId: choice.decision.decisionId,
    choiceProbability: choice.candidate.choiceProbability,
    routingReason: choice.decision.summary,
    repeatPayer: choice.repeatPayer,
    at,
  });
  const attempt = change?.attempts.at(-1);
  if (change === null || attempt === undefined) return null;
  const previous = payment.attempts.at(-1);
  if (previous !== undefined && previous.channel !== attempt.channel) ports.meter.failover(previous.channel, attempt.channel, previous.reason ?? '');
  return { payment: change, attempt };
}

/** One guarded save and no second round: an intent computed for one version must not be forced onto another. */
async function changeOnce(ports: AttemptPorts, payment: Payment, token: string, holdMs: number, input: PaymentInput): Promise<Payment | null> {
  const change = transition(payment, input);
  if (change.kind !== 'changed') return null;
  return (await ports.store.save(payment, change.payment, change.events, { token, use: 'keep', forMs: holdMs })) ? change.payment : null;
}

/** Ends the step without an attempt. */
async function leave(ports: AttemptPorts, lease: Lease, input: PaymentInput, slotTaken: boolean): Promise<boolean> {
  const change = await changePayment(ports.store, lease.payment, () => input, { token: lease.token, use: 'give-back' });
  if (change.kind === 'changed') await afterChange(ports, change.before, change.payment);
  else await ports.store.release(lease.payment.id, lease.token);
  if (slotTaken) await freeSlot(ports, change.kind === 'changed' ? change.payment : change.before);
  return false;
}

function waitFor(ports: AttemptPorts, payment: Payment, reason: WaitReason, atLeastMs = 0): PaymentInput {
  const at = ports.clock.now();
  const usual = lookAgainAt(ports.policy, payment.attempts.at(-1)?.settledAt ?? payment.createdAt, at);
  const earliest = at.getTime() + Math.min(atLeastMs, ports.policy.longestWaitMs);
  return { kind: 'wait', reason, until: new Date(Math.max(usual.getTime(), earliest)), at };
}
