import { transition, type Attempt, type Payment, type PaymentInput, type WaitReason } from '@adaigi/domain';
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
import { changePayment } from './change-payment.ts';
import { evidenceInput } from './evidence-input.ts';

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
  | { readonly kind: 'channel'; readonly candidate: RouteCandidate; readonly terms: ChannelTerms; readonly decision: RouteDecision; readonly repeatPayer: boolean }
  | { readonly kind: 'input'; readonly input: PaymentInput };

/** Constraints that time can lift; any other means that no channel will ever take this payment. */
const PASSING_CONSTRAINTS = new Set(['channel_disabled', 'channel_down', 'maintenance', 'no_channels_known']);

/**
 * One attempt: risk, route, the payer's slot, the intent, and then at once the charge. The intent is written before anything is sent;
 * from there on every way out leaves either an answer or a doubt.
 */
export async function attemptPayment(ports: AttemptPorts, lease: Lease, number: number): Promise<boolean> {
  const { payment, token } = lease;
  const choice = await choose(ports, payment, number);
  if (choice.kind === 'input') return leave(ports, lease, choice.input);
  if (!(await ports.slots.take(payment.payerKey, payment.id, choice.terms.longestPromptMs))) {
    return leave(ports, lease, waitFor(ports, 'payer_busy'));
  }
  const intent = await writeIntent(ports, lease, choice, number);
  if (intent === null) {
    await ports.slots.free(payment.payerKey, payment.id);
    await ports.store.release(payment.id, token);
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
  const change = await changePayment(ports.store, intent.payment, () => input, { token, then: 'give-back' });
  if (change.kind === 'changed') await afterChange(ports, change.before, change.payment);
  else await ports.store.release(payment.id, token);
  return true;
}

async function choose(ports: AttemptPorts, payment: Payment, number: number): Promise<Choice> {
  const [verdict, lastPaidWallet] = await Promise.all([assess(ports, payment), ports.store.lastPaidWallet(payment.merchantId, payment.payerKey)]);
  if (verdict === null) return { kind: 'input', input: waitFor(ports, 'risk_unavailable') };
  if (verdict.kind === 'review') return { kind: 'input', input: waitFor(ports, 'risk_review') };
  if (verdict.kind === 'reject') {
    return { kind: 'input', input: { kind: 'fail', failure: { reason: 'risk_rejected', fault: 'merchant' }, at: ports.clock.now() } };
  }
  const repeatPayer = lastPaidWallet !== null;
  const preferredWallet = payment.attempts.at(-1)?.wallet ?? lastPaidWallet;
  const decision = await decide(ports, payment, number, { preferredWallet, repeatPayer });
  if (decision === null) return { kind: 'input', input: waitFor(ports, 'routing_unavailable') };
  const candidate = pick(payment, decision);
  const terms = candidate === undefined ? null : ports.connectors.terms(candidate.channel);
  if (candidate === undefined || terms === null) return { kind: 'input', input: withoutChannel(ports, payment, decision) };
  return { kind: 'channel', candidate, terms, decision, repeatPayer };
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
  const usedUp = payment.attempts.filter((attempt) => attempt.state === 'declined' && attempt.retry !== 'same-path').map((attempt) => attempt.channel);
  return ports.routing.decide(payment, number, payer, [...new Set(usedUp)]).catch(nullWhenAway);
}

function nullWhenAway(error: unknown): null {
  if (error instanceof AdaigiError && (error.code === 'unavailable' || error.code === 'deadline_exceeded')) return null;
  throw error;
}

/** After an attempt that never left, another channel comes first; the same one only when there is no other. */
function pick(payment: Payment, decision: RouteDecision): RouteCandidate | undefined {
  const last = payment.attempts.at(-1);
  const resting = last?.state === 'not_sent' ? last.channel : null;
  return decision.candidates.find((candidate) => candidate.channel !== resting) ?? decision.candidates[0];
}

function withoutChannel(ports: AttemptPorts, payment: Payment, decision: RouteDecision): PaymentInput {
  const passing = decision.candidates.length > 0 || decision.removals.length === 0 || decision.removals.some((removal) => PASSING_CONSTRAINTS.has(removal.constraint));
  const last = payment.attempts.at(-1);
  if (passing && last?.state !== 'declined') return waitFor(ports, 'no_channel');
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
    notAfter: new Date(at.getTime() + ports.policy.sendWindowMs),
    inquireAt: new Date(at.getTime() + holdMs),
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
  return (await ports.store.save(payment, change.payment, change.events, { token, then: 'keep', forMs: holdMs })) ? change.payment : null;
}

/** Ends the step without an attempt. */
async function leave(ports: AttemptPorts, lease: Lease, input: PaymentInput): Promise<boolean> {
  const change = await changePayment(ports.store, lease.payment, () => input, { token: lease.token, then: 'give-back' });
  if (change.kind === 'changed') await afterChange(ports, change.before, change.payment);
  else await ports.store.release(lease.payment.id, lease.token);
  return false;
}

function waitFor(ports: AttemptPorts, reason: WaitReason): PaymentInput {
  const at = ports.clock.now();
  return { kind: 'wait', reason, until: new Date(at.getTime() + ports.policy.waitMs), at };
}
