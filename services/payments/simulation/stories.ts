import type { Fault, Reason, Retry } from '@adaigi/domain';
import { CHARGE_TIMEOUT_MS, WINDOW_MS } from './channels.ts';
import type { Random } from './random.ts';

export interface Decline {
  readonly reason: Reason;
  readonly fault: Fault;
  readonly retry: Retry;
}

/** What a provider does with one charge, and what it answers. */
export interface ChargeStory {
  readonly truth: 'pays' | 'refuses' | 'lost' | 'pays-otherwise' | 'pays-and-reverses' | 'refuses-then-pays' | 'lost-then-pays';
  readonly says: 'truth' | 'nothing' | 'error' | 'pending';
  readonly decidesAfterMs: number;
  readonly answersAfterMs: number;
  readonly decline: Decline | null;
}

const DECLINES: readonly [Decline, ...Decline[]] = [
  { reason: 'insufficient_funds', fault: 'payer', retry: 'never' },
  { reason: 'payer_cancelled', fault: 'payer', retry: 'never' },
  { reason: 'provider_error', fault: 'provider', retry: 'other-path' },
  { reason: 'account_not_permitted', fault: 'issuer', retry: 'other-path' },
  { reason: 'provider_maintenance', fault: 'provider', retry: 'same-path' },
];

/** The latest decision of a charge that was answered by nothing: inside the window, whenever the request left. */
const LATEST_DECISION_MS = WINDOW_MS - 10_000;

export function chargeStory(random: Random, faulty: boolean): ChargeStory {
  const pays = random.chance(0.7);
  const decline = pays ? null : random.pick(DECLINES);
  const quickMs = random.chance(0.6) ? random.int(20, 1_500) : random.int(1_500, CHARGE_TIMEOUT_MS - 5_000);
  const plain = { truth: pays ? 'pays' : 'refuses', says: 'truth', decidesAfterMs: quickMs, answersAfterMs: random.int(5, 500), decline } as const;
  if (!faulty) return plain;
  switch (random.int(0, 9)) {
    case 0:
    case 1:
      return { ...plain, says: 'error' };
    case 2:
      return { ...plain, says: 'nothing' };
    case 3:
    case 4:
      return { ...plain, says: 'nothing', decidesAfterMs: random.int(CHARGE_TIMEOUT_MS, LATEST_DECISION_MS) };
    case 5:
      return { ...plain, says: 'pending', decidesAfterMs: random.int(1_000, LATEST_DECISION_MS) };
    case 6:
      // Now and then it only lies somewhere: whoever asks is told that there is no such charge, and it is debited after every window.
      return { ...plain, truth: plain.answersAfterMs % 3 === 1 ? 'lost-then-pays' : 'lost', decidesAfterMs: 2 * WINDOW_MS + 10 * plain.decidesAfterMs };
    case 7:
      return { ...plain, truth: 'pays-otherwise', says: random.pick(['truth', 'nothing']) };
    case 8:
      return { ...plain, truth: 'pays-and-reverses', says: random.pick(['truth', 'nothing']) };
    default:
      return { ...plain, truth: 'refuses-then-pays', decidesAfterMs: random.int(600, 60_000), decline: random.pick(DECLINES) };
  }
}

export interface RefundStory {
  readonly truth: 'gives' | 'refuses' | 'lost';
  readonly says: 'truth' | 'nothing' | 'error' | 'pending';
  readonly decidesAfterMs: number;
}

export function refundStory(random: Random, faulty: boolean): RefundStory {
  const plain = { truth: random.chance(0.85) ? 'gives' : 'refuses', says: 'truth', decidesAfterMs: random.int(20, 1_500) } as const;
  if (!faulty) return plain;
  switch (random.int(0, 4)) {
    case 0:
      return { ...plain, says: 'error' };
    case 1:
      return { ...plain, says: 'nothing' };
    case 2:
      return { ...plain, says: 'nothing', decidesAfterMs: random.int(CHARGE_TIMEOUT_MS, LATEST_DECISION_MS) };
    case 3:
      return { ...plain, says: 'pending', decidesAfterMs: random.int(500, LATEST_DECISION_MS) };
    default:
      return { ...plain, truth: 'lost' };
  }
}
