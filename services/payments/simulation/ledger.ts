import type { Context } from './context.ts';
import type { Database } from './database.ts';
import { nick } from './database.ts';
import { LONGEST_PROMPT_MS } from './channels.ts';

/** What the provider truly did with a charge; nobody else knows. */
export interface ChargeEntry {
  readonly channel: string;
  readonly reference: string;
  readonly paymentId: string;
  readonly payerKey: string;
  readonly asked: bigint;
  readonly arrivedAtMs: number;
  state: 'undecided' | 'debited' | 'refused' | 'reversed';
  amount: bigint;
  decidedAtMs: number | null;
  /** When the phone stops ringing at the latest. */
  readonly promptEndsAtMs: number;
  /** It has said "refused" and may yet debit: against the rules, but it happens. */
  contradicts: boolean;
  /** A message of its that says how it ended was not lost on its way. */
  heard: boolean;
}

export interface RefundEntry {
  readonly channel: string;
  readonly reference: string;
  readonly chargeReference: string;
  readonly refundId: string;
  readonly minor: bigint;
  state: 'undecided' | 'done' | 'refused';
}

/** The outside truth: every request that reached a provider, and what came of it. */
export interface Ledger {
  readonly charges: Map<string, ChargeEntry>;
  readonly refunds: Map<string, RefundEntry>;
  readonly counts: { charges: number; debits: number; refunds: number; faults: number };
  /** Checks what must hold at the moment a request arrives, and opens its entry. Null for a request that has come before. */
  openCharge(request: ChargeRequest): ChargeEntry | null;
  openRefund(request: RefundRequest): RefundEntry | null;
}

export interface ChargeRequest {
  readonly channel: string;
  readonly reference: string;
  readonly paymentId: string;
  readonly payerKey: string;
  readonly method: 'wallet' | 'token';
  readonly minor: bigint;
  readonly leftAtMs: number;
  readonly notAfterMs: number;
}

export interface RefundRequest {
  readonly channel: string;
  readonly reference: string;
  readonly chargeReference: string;
  readonly minor: bigint;
}

export function createLedger(context: Context, database: Database): Ledger {
  const { scheduler, plan } = context;
  const charges = new Map<string, ChargeEntry>();
  const refunds = new Map<string, RefundEntry>();
  const counts = { charges: 0, debits: 0, refunds: 0, faults: 0 };
  const toleranceMs = 2 * plan.skewMs + 10;

  return {
    charges,
    refunds,
    counts,
    openCharge(request) {
      const { channel, reference, paymentId, payerKey, leftAtMs } = request;
      const about = `${nick(paymentId)} ${channel} ${reference.slice(0, 5)}`;
      counts.charges += 1;
      if (charges.has(reference)) {
        context.violate('1 sent once', `${about} reached a provider twice`);
        return null;
      }
      checkIntent(context, database, request, about);
      if (leftAtMs > request.notAfterMs + toleranceMs) context.violate('1 sent in time', `${about} left ${leftAtMs - request.notAfterMs} ms too late`);
      const now = scheduler.nowMs();
      for (const other of charges.values()) {
        const isAlive = other.state === 'undecided' || other.state === 'debited';
        if (other.paymentId === paymentId && isAlive && !other.contradicts) {
          context.violate('1 one open attempt', `${about} was sent while ${other.reference.slice(0, 5)} was ${other.state} at ${other.channel}`);
        }
        const rings = other.decidedAtMs === null && other.promptEndsAtMs > now + toleranceMs;
        if (request.method === 'wallet' && other.payerKey === payerKey && other.paymentId !== paymentId && rings) {
          context.violate('1 one prompt', `${about} rang while ${nick(other.paymentId)} was ringing`);
        }
      }
      const promptEndsAtMs = request.method === 'wallet' ? leftAtMs + LONGEST_PROMPT_MS : 0;
      const entry: ChargeEntry = { channel, reference, paymentId, payerKey, asked: request.minor, arrivedAtMs: now, state: 'undecided', amount: 0n, decidedAtMs: null, promptEndsAtMs, contradicts: false, heard: false };
      charges.set(reference, entry);
      return entry;
    },
    openRefund({ channel, reference, chargeReference, minor }) {
      const about = `refund ${reference.slice(0, 5)} of ${chargeReference.slice(0, 5)}`;
      counts.refunds += 1;
      if (refunds.has(reference)) {
        context.violate('6 refund sent once', `${about} reached a provider twice`);
        return null;
      }
      const charge = charges.get(chargeReference);
      const refundId = refundIdOf(database, reference);
      if (refundId === null) context.violate('6 refund intent', `${about} was sent without a stored intent`);
      const moved = [...refunds.values()].filter((each) => each.chargeReference === chargeReference && each.state !== 'refused');
      if (moved.some((each) => each.refundId === refundId)) context.violate('6 refund sent once', `${about} was sent again while its last try was not refused`);
      const sum = moved.reduce((total, each) => total + each.minor, minor);
      if (charge === undefined || (charge.state !== 'reversed' && sum > charge.amount)) {
        context.violate('6 refunded <= captured', `${about}: ${sum} of ${charge?.amount ?? 0n} would go back`);
      }
      const entry: RefundEntry = { channel, reference, chargeReference, refundId: refundId ?? '', minor, state: 'undecided' };
      refunds.set(reference, entry);
      return entry;
    },
  };
}

/** Nothing may leave that is not written down, and nothing for a payment that has ended. */
function checkIntent(context: Context, database: Database, { paymentId, channel, reference }: ChargeRequest, about: string): void {
  const attempt = database.payments.get(paymentId)?.attempts.find((each) => each.reference === reference && each.channel === channel);
  if (attempt === undefined) context.violate('1 intent first', `${about} was sent without a stored intent`);
  else if (attempt.state === 'not_sent' || attempt.state === 'declined') context.violate('1 fenced', `${about} was sent after it had been settled as ${attempt.state}`);
}

function refundIdOf(database: Database, reference: string): string | null {
  for (const payment of database.payments.values()) {
    const refund = payment.refunds.find((each) => each.reference === reference);
    if (refund !== undefined) return refund.id;
  }
  return null;
}
