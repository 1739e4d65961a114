import { NO_FACTS, type Outcome } from '@adaigi/domain';
import type { ConnectorsPort, ProviderAnswer } from '../../src/ports.ts';

/** What the provider does with a request, and what its connector then says. */
export interface Behaviour {
  /** Whether money moves. */
  readonly debits: boolean;
  readonly answer: Outcome;
  /** Runs between the debit and the answer. */
  readonly meanwhile?: (reference: string) => Promise<void>;
}

export const PAYS: Behaviour = { debits: true, answer: { kind: 'succeeded', amount: null, reversed: false, ...NO_FACTS } };
export const REFUSES: Behaviour = { debits: false, answer: { kind: 'declined', fault: 'payer', retry: 'never', reason: 'insufficient_funds', ...NO_FACTS } };
export const REFUSES_HERE: Behaviour = { debits: false, answer: { kind: 'declined', fault: 'provider', retry: 'other-path', reason: 'provider_error', ...NO_FACTS } };
export const RESTS: Behaviour = { debits: false, answer: { kind: 'not_sent', reason: 'breaker_open' } };
const UNKNOWN: Outcome = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS };
export const PAYS_IN_SILENCE: Behaviour = { debits: true, answer: UNKNOWN };
export const LOSES_IT: Behaviour = { debits: false, answer: UNKNOWN };

/** A provider behind its connectors, with a ledger of what it really did: the outside truth. */
export interface FakeProvider extends ConnectorsPort {
  readonly sends: readonly { readonly paymentId: string; readonly channel: string; readonly reference: string }[];
  readonly refundSends: readonly { readonly paymentId: string; readonly reference: string; readonly minor: bigint }[];
  /** Payments as often as they were debited. */
  readonly debits: readonly string[];
  inquiries: number;
  /** The next charges in order; the last one stays. */
  charges(...behaviours: Behaviour[]): void;
  refunds(...behaviours: Behaviour[]): void;
  /** No process serves any channel. */
  setAway(away: boolean): void;
  /** What an inquiry says; by default the truth of the ledger. */
  setInquiry(answer: ((reference: string) => Outcome) | null): void;
}

/** Every charge lasts this long at most; prompts a little less. */
export const CHARGE_TIMEOUT_MS = 60_000;
export const LONGEST_PROMPT_MS = 50_000;
export const INQUIRE_TIMEOUT_MS = 25_000;
export const LONGEST_DOUBT_MS = 3_600_000;
const NEXT_LOOK_MS = 5_000;

export function fakeProvider(): FakeProvider {
  const sends: { paymentId: string; channel: string; reference: string }[] = [];
  const refundSends: { paymentId: string; reference: string; minor: bigint }[] = [];
  const debits: string[] = [];
  const truth = new Map<string, Behaviour>();
  let charges: Behaviour[] = [PAYS];
  let refunds: Behaviour[] = [PAYS];
  let away = false;
  let inquiry: ((reference: string) => Outcome) | null = null;

  const next = (behaviours: Behaviour[]): Behaviour => (behaviours.length > 1 ? behaviours.shift() : behaviours[0]) ?? PAYS;
  const answerOf = (outcome: Outcome): ProviderAnswer => ({
    outcome,
    nextInquiryAfterMs: outcome.kind === 'unknown' || outcome.kind === 'pending' ? NEXT_LOOK_MS : 0,
    scheduleExhausted: false,
  });
  /** As the exchange record has it: no record certainly means unsent, and a stored decline stands until a hint speaks against it. */
  const known = (reference: string, hinted: boolean): Outcome => {
    const behaviour = truth.get(reference);
    if (behaviour === undefined) return { kind: 'not_sent', reason: 'never_received' };
    if (behaviour.answer.kind === 'declined' && !hinted) return behaviour.answer;
    return behaviour.debits ? PAYS.answer : behaviour.answer.kind === 'unknown' ? { kind: 'not_sent', reason: 'never_received' } : behaviour.answer;
  };

  const provider: FakeProvider = {
    sends,
    refundSends,
    debits,
    inquiries: 0,
    charges: (...behaviours) => {
      charges = behaviours;
    },
    refunds: (...behaviours) => {
      refunds = behaviours;
    },
    setAway: (value) => {
      away = value;
    },
    setInquiry: (answer) => {
      inquiry = answer;
    },
    terms: () => (away ? null : { chargeTimeoutMs: CHARGE_TIMEOUT_MS, inquireTimeoutMs: INQUIRE_TIMEOUT_MS, longestPromptMs: LONGEST_PROMPT_MS, longestDoubtMs: LONGEST_DOUBT_MS }),
    longestPromptMs: () => (away ? 0 : LONGEST_PROMPT_MS),
    async charge({ payment, channel, reference }) {
      if (truth.has(reference)) return answerOf(UNKNOWN);
      const behaviour = next(charges);
      if (behaviour.answer.kind !== 'not_sent') {
        sends.push({ paymentId: payment.id, channel, reference });
        truth.set(reference, behaviour);
      }
      if (behaviour.debits) debits.push(payment.id);
      await behaviour.meanwhile?.(reference);
      return answerOf(behaviour.answer);
    },
    async inquire({ reference, hinted }) {
      if (away) return null;
      provider.inquiries += 1;
      return answerOf(inquiry?.(reference) ?? known(reference, hinted));
    },
    async refund({ payment, reference, amount }) {
      const behaviour = next(refunds);
      if (behaviour.answer.kind !== 'not_sent') {
        refundSends.push({ paymentId: payment.id, reference, minor: amount.minor });
        truth.set(reference, behaviour);
      }
      await behaviour.meanwhile?.(reference);
      return answerOf(behaviour.answer);
    },
  };
  return provider;
}
