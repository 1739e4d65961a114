import { wouldBecome, type Attempt, type Outcome, type Payment, type PaymentInput, type Refund } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { AuditEntry } from '../core/audit-chain.ts';
import type { AuditLog } from '../operator-ports.ts';
import type { Clock, ConnectorsPort, Ids, PaymentStore, Policy, ProviderAnswer, Wake } from '../ports.ts';
import { afterChange, type AfterChangePorts } from './after-change.ts';
import { changePayment } from './change-payment.ts';
import { evidenceInput } from './evidence-input.ts';

export interface LookIntoDoubtPorts extends AfterChangePorts {
  readonly store: PaymentStore;
  readonly connectors: ConnectorsPort;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly wake: Wake;
  readonly audit: AuditLog;
}

/** What a look found out about one attempt or refund. */
export interface Finding {
  readonly attemptNumber: number;
  readonly refundId: string;
  /** Null when nobody could be asked. */
  readonly outcome: Outcome | null;
  readonly stateBefore: string;
  readonly stateAfter: string;
}

export interface Look {
  readonly payment: Payment;
  readonly findings: readonly Finding[];
  readonly audit: readonly AuditEntry[];
}

/** One thing to ask about, and what its answer would change; null when the answer proves nothing that is not known. */
interface Question {
  readonly subject: Pick<Finding, 'attemptNumber' | 'refundId'>;
  ask(): Promise<ProviderAnswer | null>;
  inputOf(current: Payment, answer: ProviderAnswer): PaymentInput | null;
  stateIn(payment: Payment): string;
}

/**
 * Asks the providers now about everything in a payment that has not paid for certain, declines included: a person looks because somebody says
 * that money moved. Only an answer that proves something is saved, so a look uses up no step of a schedule and takes none away.
 *
 * @throws AdaigiError not_found, unavailable.
 */
export async function lookIntoDoubt(ports: LookIntoDoubtPorts, paymentId: string): Promise<Look> {
  const found = await ports.store.find(paymentId);
  if (found === null) throw new AdaigiError('not_found', 'no such payment');
  const questions = [...attemptQuestions(ports, found), ...refundQuestions(ports, found)];
  const answers = await Promise.all(questions.map((question) => question.ask()));
  let payment = found;
  const findings: Finding[] = [];
  for (const [index, question] of questions.entries()) {
    const answer = answers[index] ?? null;
    const stateBefore = question.stateIn(payment);
    if (answer !== null) payment = await learn(ports, payment, question, answer);
    findings.push({ ...question.subject, outcome: answer?.outcome ?? null, stateBefore, stateAfter: question.stateIn(payment) });
  }
  return { payment, findings, audit: await ports.audit.ofPayment(paymentId) };
}

async function learn(ports: LookIntoDoubtPorts, payment: Payment, question: Question, answer: ProviderAnswer): Promise<Payment> {
  const input = question.inputOf(payment, answer);
  if (input === null) return payment;
  const change = await changePayment(ports.store, payment, () => input);
  if (change.kind !== 'changed') return change.before;
  await afterChange(ports, change.before, change.payment);
  ports.wake(payment.id);
  return change.payment;
}

function attemptQuestions(ports: LookIntoDoubtPorts, payment: Payment): Question[] {
  const now = ports.clock.now();
  // Of a call under way the answer is on its way.
  const isUnderWay = (attempt: Attempt): boolean => attempt.state === 'intent' && (attempt.nextInquiryAt === null || attempt.nextInquiryAt > now);
  const stateOf = (current: Payment, number: number): Attempt['state'] => current.attempts.find((each) => each.number === number)?.state ?? 'intent';
  return payment.attempts
    .filter((attempt) => attempt.state !== 'succeeded' && !isUnderWay(attempt))
    .map((attempt) => ({
      subject: { attemptNumber: attempt.number, refundId: '' },
      ask: () => {
        const { channel, reference, sentAt, notAfter, inquiriesMade } = attempt;
        return ports.connectors.inquire({ channel, operation: 'charge', reference, amount: payment.amount, sentAt, notAfter, inquiriesMade, hinted: true });
      },
      inputOf: (current, answer) => {
        const now = current.attempts.find((each) => each.number === attempt.number) ?? attempt;
        const isProof = isFinal(answer.outcome) && wouldBecome(now, 'inquiry', answer.outcome) !== now.state;
        return isProof ? evidenceInput(ports, current, attempt, 'inquiry', answer) : null;
      },
      stateIn: (current) => stateOf(current, attempt.number),
    }));
}

function refundQuestions(ports: LookIntoDoubtPorts, payment: Payment): Question[] {
  return payment.refunds.filter((refund) => refund.state === 'needs_operator' || refund.state === 'processing').flatMap((refund) => {
    const channel = payment.attempts.find((each) => each.number === refund.attemptNumber)?.channel;
    const { id, reference, sentAt, notAfter, amount, inquiriesMade } = refund;
    if (channel === undefined || sentAt === null || notAfter === null || (refund.state === 'processing' && isComing(refund, ports.clock.now()))) return [];
    const question: Question = {
      subject: { attemptNumber: 0, refundId: id },
      ask: () => ports.connectors.inquire({ channel, operation: 'refund', reference, amount, sentAt, notAfter, inquiriesMade, hinted: true }),
      inputOf: (_current, { outcome }) => {
        const at = ports.clock.now();
        const evidence = { source: 'inquiry', outcome, at, nextInquiryAt: null, scheduleExhausted: false } as const;
        const { maxRefundTries: maxTries, refundRetryMs: retryAfterMs } = ports.policy;
        return isFinal(outcome) ? { kind: 'refund-evidence', id, reference, evidence, maxTries, retryAfterMs, at } : null;
      },
      stateIn: (current) => current.refunds.find((each) => each.id === id)?.state ?? refund.state,
    };
    return [question];
  });
}

/** The first inquiry is planned for after the call: until then its answer is on its way. */
function isComing(refund: Refund, now: Date): boolean {
  return refund.inquiriesMade === 0 && refund.nextActionAt !== null && refund.nextActionAt > now;
}

function isFinal({ kind }: Outcome): boolean {
  return kind === 'succeeded' || kind === 'declined' || kind === 'not_sent';
}
