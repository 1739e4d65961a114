import type { Attempt, Payment, PaymentInput } from '@adaigi/domain';
import type { Clock, ConnectorsPort, Ids, Lease, PaymentStore, Policy } from '../ports.ts';
import { afterChange, type AfterChangePorts } from './after-change.ts';
import { changePayment, isDue } from './change-payment.ts';
import { evidenceInput } from './evidence-input.ts';
import { holdOverInquiry } from './hold-over-inquiry.ts';
import { isHintOverdue, isOverdue, lookAgainAt } from './patience.ts';

export interface ResolveDoubtPorts extends AfterChangePorts {
  readonly store: PaymentStore;
  readonly connectors: ConnectorsPort;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly policy: Policy;
  /** How long a step that sends no charge may take. */
  readonly stepLeaseMs: number;
}

/** Asks what became of an attempt, by our own reference. Nothing else is tried for the payment until evidence says so. */
export async function resolveDoubt(ports: ResolveDoubtPorts, lease: Lease, attempt: Attempt): Promise<boolean> {
  const { token } = lease;
  const { id } = lease.payment;
  const payment = attempt.hinted ? await askAboutHint(ports, lease, attempt) : lease.payment;
  if (!(await holdOverInquiry(ports.store, { id, token }, ports.connectors.terms(attempt.channel), ports.policy.marginMs))) return false;
  const answer = await ports.connectors.inquire({
    channel: attempt.channel,
    operation: 'charge',
    reference: attempt.reference,
    amount: payment.amount,
    sentAt: attempt.sentAt,
    notAfter: attempt.notAfter,
    inquiriesMade: attempt.inquiriesMade,
    hinted: attempt.hinted,
  });
  // A connector that could not be asked proves nothing and uses up no step of the schedule.
  const input = answer === null ? postponed(ports, attempt) : evidenceInput(ports, payment, attempt, 'inquiry', answer);
  const change = await changePayment(ports.store, payment, () => input, { token, use: 'give-back' });
  if (change.kind === 'changed') await afterChange(ports, change.before, change.payment);
  else await ports.store.release(id, token);
  await callPerson(ports, id, attempt);
  return isDue(ports, change);
}

/** Nobody has said in time what became of it: a person must look, too, and looking goes on. Told once. */
async function callPerson(ports: ResolveDoubtPorts, paymentId: string, attempt: Attempt): Promise<void> {
  const { reference, overdueAt, sentAt, state, needsOperator } = attempt;
  const at = ports.clock.now();
  const isSettled = state === 'succeeded' || state === 'declined' || state === 'not_sent';
  if (isSettled) return giveUpHint(ports, paymentId, attempt, at);
  if (needsOperator || !isOverdue({ overdueAt, since: sentAt }, at)) return;
  await changePayment(ports.store, paymentId, () => ({ kind: 'overdue', reference, at }));
}

/** A settled attempt that somebody hinted at is not asked about for ever: as long as a doubt may last, then what was known stands, with an alarm. */
async function giveUpHint({ store, meter }: ResolveDoubtPorts, paymentId: string, attempt: Attempt, at: Date): Promise<void> {
  if (!attempt.hinted || !isHintOverdue(attempt, at)) return;
  const change = await changePayment(store, paymentId, () => ({ kind: 'drop-hint', reference: attempt.reference, at }));
  if (change.kind === 'changed') meter.hintUnanswered(attempt);
}

/** The payment with a note that its hint is being asked about, so that a hint that comes meanwhile is another one. */
async function askAboutHint(ports: ResolveDoubtPorts, { payment, token }: Lease, { reference }: Attempt): Promise<Payment> {
  const change = await changePayment(ports.store, payment, () => ({ kind: 'ask-about-hint', reference, at: ports.clock.now() }), { token, use: 'keep', forMs: ports.stepLeaseMs });
  return change.kind === 'changed' ? change.payment : change.before;
}

function postponed(ports: ResolveDoubtPorts, attempt: Attempt): PaymentInput {
  const at = ports.clock.now();
  return { kind: 'postpone-inquiry', reference: attempt.reference, until: lookAgainAt(ports.policy, attempt.sentAt, at), at };
}
