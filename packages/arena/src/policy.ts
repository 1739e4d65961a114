// What the arena asks of a routing policy, and all that a policy may know. Times are seconds from the start of the scenario,
// amounts whole units of the currency.

/** A channel's configuration, as every policy may see it: never its success, latencies, shares or events. */
export interface ChannelView {
  readonly id: string;
  /** The one wallet it serves; null serves every payment. */
  readonly wallet: string | null;
  readonly costPercent: number;
  readonly costFixed: number;
  readonly minAmount: number;
  readonly maxAmount: number;
  /** At most that many attempts in any 60 s; null is no cap. */
  readonly maxPerMinute: number | null;
  /** An attempt without an answer is `unknown` after that. */
  readonly timeoutS: number;
  /** Whether the channel may be probed. */
  readonly inquiry: boolean;
  /** Half-open [from, to) in which the channel is no candidate. */
  readonly maintenance: readonly (readonly [number, number])[];
}

/** Where should this attempt go? */
export interface Question {
  readonly nowS: number;
  readonly paymentId: number;
  /** From 1. */
  readonly attempt: number;
  /** This one included. */
  readonly attemptsLeft: number;
  readonly amount: number;
  /** Fixed by the payer; null leaves it open. */
  readonly wallet: string | null;
  readonly segment: string;
  /** Within amounts, wallet, maintenance and caps, not yet tried by this payment; at least one. */
  readonly candidates: readonly ChannelView[];
}

export interface Choice {
  readonly channel: string;
  /** With which probability the policy would have chosen this channel, in (0, 1]. */
  readonly probability: number;
}

/** What became of an attempt, told when it is known: `pending` first, then its settlement; a hang is `unknown` at `timeoutS`. */
export interface Outcome {
  readonly nowS: number;
  readonly paymentId: number;
  readonly attempt: number;
  readonly channel: string;
  readonly kind: 'succeeded' | 'declined' | 'pending' | 'unknown';
  /** Whose fault a decline is; null for everything else. */
  readonly fault: 'payer' | 'provider' | null;
}

export interface Policy {
  /** The attempt starts when this returns. */
  choose(question: Question): Choice;
  learn(outcome: Outcome): void;
  /** The answer to a probe: whether the channel answered at all. */
  probed?(nowS: number, channel: string, answered: boolean): void;
  /** Asked every 10 s for each channel with `inquiry`; absent is never. */
  wantsProbe?(nowS: number, channel: string): boolean;
}

export interface PolicyFactory {
  readonly name: string;
  /** `random` is uniform in [0, 1) and the only source of chance a policy may use. */
  create(channels: readonly ChannelView[], random: () => number): Policy;
}
