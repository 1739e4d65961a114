import { type Verdict, money, NO_FACTS, transition, type Evidence, type Outcome, type Payment, type PaymentInput, type RetryPolicy, type Transition } from '../src/index.ts';

export const NOON = new Date('2026-11-20T12:00:00Z');
export const POLICY: RetryPolicy = { maxSentAttempts: 3, maxAttempts: 6, backoffMs: [0, 1_000, 2_000] };

export function after(ms: number, from: Date = NOON): Date {
  return new Date(from.getTime() + ms);
}

/** A payment of 500 rupees, accepted at noon, with a quarter of an hour to live. */
export function acceptedPayment(overrides: Partial<Payment> = {}): Payment {
  return {
    id: 'pay_1',
    merchantId: 'mer_1',
    mode: 'test',
    dialect: 'native',
    contentHash: 'hash',
    amount: money(50_000n, 'PKR'),
    wallet: null,
    method: 'wallet',
    payer: { mobile: '03115112345', name: '', email: '', cnic: '' },
    payerKey: 'payer',
    reference: 'order-1',
    description: '',
    metadata: {},
    notifyUrl: '',
    dialectData: {},
    state: 'accepted',
    failure: null,
    waitReason: null,
    attempts: [],
    refunds: [],
    createdAt: NOON,
    updatedAt: NOON,
    expiresAt: after(900_000),
    settledAt: null,
    nextActionAt: NOON,
    version: 1,
    eventCounts: { payments: 1, attempts: 0, refunds: 0 },
    ...overrides,
  };
}

export const PAID = { kind: 'succeeded', amount: null, reversed: false, ...NO_FACTS } as const satisfies Outcome;
export const REVERSED = { ...PAID, reversed: true } as const satisfies Outcome;
export const DECLINED = { kind: 'declined', fault: 'payer', retry: 'never', reason: 'insufficient_funds', ...NO_FACTS } as const satisfies Outcome;
export const ELSEWHERE = { kind: 'declined', fault: 'provider', retry: 'other-path', reason: 'provider_error', ...NO_FACTS } as const satisfies Outcome;
export const LATER = { kind: 'declined', fault: 'provider', retry: 'same-path', reason: 'provider_maintenance', ...NO_FACTS } as const satisfies Outcome;
export const PENDING = { kind: 'pending', nextAction: null, ...NO_FACTS } as const satisfies Outcome;
export const UNKNOWN = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS } as const satisfies Outcome;
export const MISMATCH = { kind: 'unknown', reason: 'integrity', integrityProblem: 'amount', ...NO_FACTS } as const satisfies Outcome;
export const NOT_SENT = { kind: 'not_sent', reason: 'breaker_open' } as const satisfies Outcome;

export function evidenceOf(outcome: Outcome, overrides: Partial<Evidence> = {}): Evidence {
  const isOpen = outcome.kind === 'unknown' || outcome.kind === 'pending';
  const at = overrides.at ?? NOON;
  return { source: 'reply', outcome, at, nextInquiryAt: isOpen ? after(5_000, at) : null, scheduleExhausted: false, ...overrides };
}

export function startOf(payment: Payment, at: Date = NOON): PaymentInput {
  const number = payment.attempts.length + 1;
  return {
    kind: 'start-attempt',
    channel: `channel-${number}`,
    wallet: 'jazzcash',
    reference: `REF${number}`,
    notAfter: after(10_000, at),
    inquireAt: after(60_000, at),
    overdueAt: after(3_600_000, at),
    decisionId: `decision-${number}`,
    choiceProbability: 1,
    routingReason: 'the only one',
    repeatPayer: false,
    at,
  };
}

export function proofOf(reference: string, outcome: Outcome, overrides: Partial<Evidence> = {}): PaymentInput {
  const evidence = evidenceOf(outcome, overrides);
  return { kind: 'evidence', reference, evidence, retryPolicy: POLICY, refundId: `give-back-${reference}`, at: evidence.at };
}

export function refundProofOf(id: string, reference: string, outcome: Outcome, overrides: Partial<Evidence> = {}): PaymentInput {
  const evidence = evidenceOf(outcome, overrides);
  return { kind: 'refund-evidence', id, reference, evidence, maxTries: 3, retryAfterMs: 1_000, at: evidence.at };
}

export function refundOf(id: string, minor: bigint | null, at: Date = NOON): PaymentInput {
  return { kind: 'ask-refund', id, amount: minor === null ? null : money(minor, 'PKR'), reason: 'asked', contentHash: id, at };
}

export function sendOf(id: string, reference: string, at: Date = NOON): PaymentInput {
  return { kind: 'start-refund', id, reference, notAfter: after(10_000, at), inquireAt: after(60_000, at), overdueAt: after(3_600_000, at), at };
}

export function verdictOf(number: number, verdict: Verdict, at: Date = NOON): PaymentInput {
  return { kind: 'settle-attempt', number, verdict, providerTransactionId: '', retryPolicy: POLICY, refundId: `give-back-REF${number}`, at };
}

export type Step = Extract<Transition, { kind: 'changed' }>;

/** The payment after inputs that must each change it. */
export function run(payment: Payment, ...inputs: readonly PaymentInput[]): Step {
  let last: Step = { kind: 'changed', payment, events: [] };
  for (const input of inputs) {
    const next = transition(last.payment, input);
    if (next.kind !== 'changed') throw new Error(`${input.kind} was ${next.kind}`);
    last = next;
  }
  return last;
}

export function typesOf(step: Transition): string[] {
  return step.kind === 'changed' ? step.events.map((event) => event.type) : [];
}
