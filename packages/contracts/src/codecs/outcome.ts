import { isReason } from '@adaigi/domain';
import type { Money, Outcome, Reason } from '@adaigi/domain';
import type { Outcome__Output } from '../gen/adaigi/connectors/v1/Outcome.ts';
import type { Money__Output } from '../gen/adaigi/common/v1/Money.ts';
import { faultCodec, outcomeKindCodec, retryCodec } from './enums.ts';
import { moneyFromProto, moneyToProto } from './money.ts';
import { nextActionFromProto, nextActionToProto } from './next-action.ts';

const EMPTY: Outcome__Output = {
  kind: 'OUTCOME_KIND_UNKNOWN',
  fault: 'FAULT_UNSPECIFIED',
  retry: 'RETRY_UNSPECIFIED',
  reason: '',
  providerCode: '',
  providerTransactionId: '',
  integrityProblem: '',
  reversed: false,
};

export function outcomeToProto(outcome: Outcome): Outcome__Output {
  const kind = outcomeKindCodec.toProto(outcome.kind);
  if (outcome.kind === 'not_sent') return { ...EMPTY, kind, reason: outcome.reason };
  const { providerCode, providerTransactionId } = outcome;
  const facts = { ...EMPTY, kind, providerCode, providerTransactionId };
  switch (outcome.kind) {
    case 'succeeded':
      return { ...facts, reversed: outcome.reversed, ...(outcome.amount === null ? {} : { amount: moneyToProto(outcome.amount) }) };
    case 'declined':
      return {
        ...facts,
        fault: faultCodec.toProto(outcome.fault),
        retry: retryCodec.toProto(outcome.retry),
        reason: outcome.reason,
      };
    case 'pending':
      return { ...facts, ...(outcome.nextAction === null ? {} : { nextAction: nextActionToProto(outcome.nextAction) }) };
    case 'unknown':
      return { ...facts, reason: outcome.reason, integrityProblem: outcome.integrityProblem ?? '' };
    default:
      return outcome satisfies never;
  }
}

/**
 * Total on purpose: what cannot be read proves nothing, so it is `unknown` and never an error that a caller might take for a failure. A
 * decline whose fault or retry is missing counts as unreadable; one whose reason is newer than this version stays a decline.
 */
export function outcomeFromProto(value: Outcome__Output | null | undefined): Outcome {
  if (value === null || value === undefined) return unknown('provider_unreadable', null, EMPTY);
  if (value.integrityProblem !== '') return unknown('integrity', value.integrityProblem, value);
  const { providerCode, providerTransactionId } = value;
  const kind = outcomeKindCodec.optional(value.kind);
  switch (kind) {
    case 'succeeded': {
      const amount = readAmount(value.amount);
      if (amount === undefined) return unknown('integrity', 'amount', value);
      return { kind, amount, reversed: value.reversed, providerCode, providerTransactionId };
    }
    case 'declined': {
      const fault = faultCodec.optional(value.fault);
      const retry = retryCodec.optional(value.retry);
      if (fault === null || retry === null) return unknown('provider_unreadable', null, value);
      return { kind, fault, retry, reason: reasonOr(value.reason, 'provider_refused'), providerCode, providerTransactionId };
    }
    case 'pending':
      return { kind, nextAction: nextActionFromProto(value.nextAction), providerCode, providerTransactionId };
    case 'not_sent':
      return { kind, reason: reasonOr(value.reason, 'provider_unreachable') };
    case 'unknown':
    case null:
      return unknown(reasonOr(value.reason, 'provider_unreadable'), null, value);
    default:
      return kind satisfies never;
  }
}

function unknown(reason: Reason, integrityProblem: string | null, facts: Outcome__Output): Outcome {
  const { providerCode, providerTransactionId } = facts;
  return { kind: 'unknown', reason, integrityProblem, providerCode, providerTransactionId };
}

/** Undefined when an amount is there but cannot be one. */
function readAmount(value: Money__Output | null | undefined): Money | null | undefined {
  if (value === null || value === undefined) return null;
  try {
    return moneyFromProto(value);
  } catch {
    return undefined;
  }
}

function reasonOr(text: string, fallback: Reason): Reason {
  return isReason(text) ? text : fallback;
}
