import type { Payment, PaymentInput } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { AuditEntry, AuditFacts } from '../core/audit-chain.ts';
import type { AuditLog, Operators } from '../operator-ports.ts';
import type { Clock, Ids, PaymentStore, Policy, Wake } from '../ports.ts';
import { afterChange, type AfterChangePorts } from './after-change.ts';
import { changePayment, type Changed } from './change-payment.ts';

export interface SettlePorts extends AfterChangePorts {
  readonly store: PaymentStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly policy: Policy;
  readonly wake: Wake;
  readonly operators: Operators;
  readonly audit: AuditLog;
}

export interface OperatorCredential {
  readonly handle: string;
  readonly token: string;
}

/** Who stands for a verdict, and why. */
export interface Judgement {
  readonly paymentId: string;
  readonly reason: string;
  readonly operators: readonly OperatorCredential[];
}

export interface Settled {
  readonly payment: Payment;
  readonly record: AuditEntry;
}

/** How a verdict changes a payment, and what the audit log says of it. */
export interface Settlement {
  inputOf(payment: Payment): PaymentInput;
  factsOf(before: Payment, after: Payment): Pick<AuditFacts, 'action' | 'attemptNumber' | 'refundId' | 'verdict' | 'stateBefore' | 'stateAfter'>;
}

/**
 * Settles by the word of two people, and only two: whoever could settle alone could take the money. The change and its record are one write.
 *
 * @throws AdaigiError invalid_request, unauthenticated (never saying which of the two), not_found, not_settleable.
 */
export async function settleByOperators(ports: SettlePorts, judgement: Judgement, settlement: Settlement): Promise<Settled> {
  const reason = checkedReason(judgement.reason);
  const operators = await twoOperators(ports.operators, judgement.operators);
  const settled = await settleInTheirName(ports, { paymentId: judgement.paymentId, reason, operators }, settlement);
  if (settled.kind !== 'settled') throw refused(settled.change);
  return settled;
}

/**
 * The change and its record, in the name of operators who have been verified.
 *
 * @throws AdaigiError not_found, unavailable.
 */
export async function settleInTheirName(
  ports: SettlePorts,
  { paymentId, reason, operators }: { readonly paymentId: string; readonly reason: string; readonly operators: readonly string[] },
  settlement: Settlement,
): Promise<({ readonly kind: 'settled' } & Settled) | { readonly kind: 'not-settled'; readonly change: Changed }> {
  let record: AuditEntry | null = null;
  const audited: Pick<PaymentStore, 'find' | 'save'> = {
    find: (id) => ports.store.find(id),
    async save(before, after, events) {
      const facts = { merchantId: before.merchantId, mode: before.mode, paymentId: before.id, reason, operators, at: after.updatedAt, ...settlement.factsOf(before, after) };
      record = await ports.audit.saveWithRecord(before, after, events, facts);
      return record !== null;
    },
  };
  const change = await changePayment(audited, paymentId, (payment) => settlement.inputOf(payment));
  if (change.kind !== 'changed' || record === null) return { kind: 'not-settled', change };
  await afterChange(ports, change.before, change.payment);
  ports.wake(change.payment.id);
  return { kind: 'settled', payment: change.payment, record };
}

/**
 * The handles of two different people. Both are always checked, so that the time tells no more than the answer.
 *
 * @throws AdaigiError invalid_request, unauthenticated.
 */
export async function twoOperators(operators: Operators, credentials: readonly OperatorCredential[]): Promise<readonly string[]> {
  if (credentials.length !== 2) throw invalid('operators', 'count', 'must be exactly two');
  return differentOperators(operators, credentials);
}

/**
 * The same for what one person may do, whom a second may join.
 *
 * @throws AdaigiError invalid_request, unauthenticated.
 */
export async function oneOrTwoOperators(operators: Operators, credentials: readonly OperatorCredential[]): Promise<readonly string[]> {
  if (credentials.length !== 1 && credentials.length !== 2) throw invalid('operators', 'count', 'must be one or two');
  return differentOperators(operators, credentials);
}

async function differentOperators(operators: Operators, credentials: readonly OperatorCredential[]): Promise<readonly string[]> {
  const handles = credentials.map(({ handle }) => handle);
  if (new Set(handles).size < handles.length) throw invalid('operators', 'different', 'must be two different people');
  const verified = await Promise.all(credentials.map(({ handle, token }) => operators.verify(handle, token)));
  if (!verified.every(Boolean)) throw new AdaigiError('unauthenticated', 'The operators are not authenticated.');
  return handles.toSorted();
}

const SHORTEST_REASON = 10;
const LONGEST_REASON = 500;
/** A mobile number, a CNIC or an e-mail address: the audit log is kept for ever and must hold none. */
const PERSONAL = /(?<!\d)(?:\+?92|0)?3\d{2}[ -]?\d{7}(?!\d)|(?<!\d)\d{5}-?\d{7}-?\d(?!\d)|\S@\S/;

/** @throws AdaigiError invalid_request for a reason that is too short, too long or personal. */
export function checkedReason(text: string): string {
  const reason = text.trim();
  if (reason.length < SHORTEST_REASON) throw invalid('reason', 'min_length', `must say what was seen and where, in at least ${SHORTEST_REASON} characters`);
  if (reason.length > LONGEST_REASON) throw invalid('reason', 'max_length', `must have at most ${LONGEST_REASON} characters`);
  if (PERSONAL.test(reason)) throw invalid('reason', 'personal_data', 'must hold no mobile number, CNIC or e-mail address');
  return reason;
}

const WHY = {
  under_way: 'its call is not over; look again in a minute',
  already_settled: 'it is settled already, and settled states do not change',
  must_go_back: 'money that was taken late or twice is owed to the payer: it can only be given back',
} as const;

function refused(change: Changed): AdaigiError {
  const refusal = change.kind === 'refused' ? change.refusal : 'already_settled';
  if (refusal === 'no_such_attempt' || refusal === 'no_such_refund') return new AdaigiError('not_found', refusal === 'no_such_attempt' ? 'no such attempt' : 'no such refund');
  if (refusal === 'under_way' || refusal === 'must_go_back') return new AdaigiError('not_settleable', WHY[refusal], { reason: refusal });
  return new AdaigiError('not_settleable', WHY.already_settled, { reason: 'already_settled' });
}

function invalid(field: string, rule: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', `${field} ${message}`, { fields: [{ field, rule, message }] });
}
