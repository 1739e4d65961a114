import { moneyFromText, outcomeFromProto, outcomeToProto } from '@adaigi/contracts';
import type { Outcome__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/Outcome.ts';
import type { Money, Outcome } from '@adaigi/domain';
import type { ExchangeDetails, ExchangeKey, ExchangeRecord } from '../ports.ts';

interface StoredMoney {
  readonly minor: string;
  readonly currency: string;
}

/** A document of `exchanges`. Its outcome has the JSON form of `adaigi.connectors.v1.Outcome`. */
export interface ExchangeDocument {
  readonly _id: string;
  readonly state: ExchangeRecord['state'];
  /** Random per request: tells the one that created the document from those that found it. */
  readonly owner: string;
  readonly channel: string;
  readonly operation: string;
  readonly paymentId?: string;
  readonly amount?: StoredMoney;
  readonly method?: ExchangeDetails['method'];
  readonly charge?: { readonly reference: string; readonly captured: StoredMoney } | null;
  readonly sentAt?: Date;
  readonly notAfter?: Date;
  readonly answeredAt?: Date;
  readonly inquiredAt?: Date;
  readonly outcome?: Outcome__Output;
  readonly providerCode?: string;
  /** Whether the outcome is final. */
  readonly final?: boolean;
}

export function exchangeId({ channel, operation, reference }: ExchangeKey): string {
  return `${channel}:${operation}:${reference}`;
}

export function toRecord(document: ExchangeDocument): ExchangeRecord {
  return { state: document.state, details: toDetails(document), outcome: document.outcome === undefined ? null : outcomeFromProto(document.outcome) };
}

function toDetails({ paymentId, amount, method, charge, notAfter }: ExchangeDocument): ExchangeDetails | null {
  if (paymentId === undefined || amount === undefined || notAfter === undefined) return null;
  const given = charge ?? null;
  return {
    paymentId,
    amount: toMoney(amount),
    method: method ?? 'wallet',
    charge: given === null ? null : { reference: given.reference, captured: toMoney(given.captured) },
    notAfter,
  };
}

export function fromDetails({ paymentId, amount, method, charge, notAfter }: ExchangeDetails) {
  return { paymentId, amount: fromMoney(amount), method, charge: charge === null ? null : { reference: charge.reference, captured: fromMoney(charge.captured) }, notAfter };
}

export function fromOutcome(outcome: Outcome, final: boolean) {
  const stored = outcomeToProto(outcome);
  return { outcome: stored, providerCode: stored.providerCode, final };
}

function toMoney({ minor, currency }: StoredMoney): Money {
  return moneyFromText(minor, currency);
}

function fromMoney({ minor, currency }: Money): StoredMoney {
  return { minor: minor.toString(), currency };
}
