import { isClaimOpen, isDepositFinal, type Deposit, type DepositDecision, type DepositEvent, type DepositEventType, type DepositRefusal, type DepositState, type Suspicion, type Transfer } from './types.ts';

/** Everything that can happen to a claim. `matched` is given only with a transfer that is kept for it. */
export type DepositInput =
  | { readonly kind: 'not-found'; readonly at: Date }
  | { readonly kind: 'matched'; readonly transfer: Transfer; readonly suspicion: Suspicion | null; readonly at: Date }
  | { readonly kind: 'refuse'; readonly reason: DepositRefusal; readonly at: Date }
  | { readonly kind: 'expire'; readonly at: Date }
  | { readonly kind: 'release'; readonly decision: DepositDecision; readonly at: Date }
  | { readonly kind: 'refuse-pending'; readonly decision: DepositDecision; readonly at: Date };

export type DepositTransition =
  | { readonly kind: 'changed'; readonly deposit: Deposit; readonly events: readonly DepositEvent[] }
  | { readonly kind: 'unchanged' }
  /** Only people are refused: what the platform itself brings too late changes nothing. */
  | { readonly kind: 'refused'; readonly refusal: 'not_pending' };

/**
 * The state machine of a deposit: total over every state and input, pure, and the only code that changes a deposit. Final states are absorbing.
 * What is credited is the transfer's own amount, whatever was claimed.
 */
export function transitionDeposit(deposit: Deposit, input: DepositInput): DepositTransition {
  const next = apply(deposit, input);
  if (next === 'unchanged') return { kind: 'unchanged' };
  if (next === 'not_pending') return { kind: 'refused', refusal: next };
  const settledAt = isDepositFinal(next.state) ? input.at : null;
  const nextActionAt = next.state === 'possible' ? deposit.expiresAt : null;
  const events: DepositEvent[] = [{ type: EVENT_OF[next.state], seq: deposit.eventCount + 1 }];
  const changed: Deposit = { ...deposit, ...next, settledAt, nextActionAt, updatedAt: input.at, version: deposit.version + 1, eventCount: deposit.eventCount + events.length };
  return { kind: 'changed', deposit: changed, events };
}

type Told = Exclude<DepositState, 'checking'>;
type Change = Partial<Deposit> & { readonly state: Told };

const EVENT_OF: Readonly<Record<Told, DepositEventType>> = {
  possible: 'deposit.possible',
  pending: 'deposit.pending',
  credited: 'deposit.credited',
  refused: 'deposit.refused',
  expired: 'deposit.expired',
};

function apply(deposit: Deposit, input: DepositInput): Change | 'unchanged' | 'not_pending' {
  switch (input.kind) {
    case 'not-found':
      return deposit.state === 'checking' ? { state: 'possible' } : 'unchanged';
    case 'matched':
      return isClaimOpen(deposit.state) ? matched(input.transfer, input.suspicion) : 'unchanged';
    case 'refuse':
      return isClaimOpen(deposit.state) ? { state: 'refused', reason: input.reason } : 'unchanged';
    case 'expire':
      return isClaimOpen(deposit.state) && deposit.expiresAt <= input.at ? { state: 'expired' } : 'unchanged';
    case 'release':
      return deposit.state === 'pending' ? { state: 'credited', reason: null, decision: input.decision } : 'not_pending';
    case 'refuse-pending':
      return deposit.state === 'pending' ? { state: 'refused', reason: 'refused_by_operator', decision: input.decision } : 'not_pending';
    default:
      return input satisfies never;
  }
}

function matched({ id, receivingNumber, senderNumber, amount, transferredAt }: Transfer, suspicion: Suspicion | null): Change {
  const transfer = { id, receivingNumber, senderNumber, amount, transferredAt };
  return suspicion === null ? { state: 'credited', transfer, reason: null } : { state: 'pending', transfer, reason: suspicion };
}
