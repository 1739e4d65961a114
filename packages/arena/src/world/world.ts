import type { Channel, Scenario } from '../scenario/scenario.ts';
import { Effects } from './effects.ts';
import { LogNormal } from './normal.ts';
import { DRAW, drawOf, type Trace } from './trace.ts';

/** What becomes of an attempt, decided by the state at its start. */
export interface Fate {
  end: 'hang' | 'payer' | 'provider' | 'success';
  /** Known that long after the start: the hang, the pending answer or the end. */
  answerS: number;
  /** The end comes that long after a pending answer; null when the answer is the end. */
  settleS: number | null;
  /** Whether an event struck that would otherwise not have stopped the payment here. */
  byEvent: boolean;
}

/** How an attempt at that moment would end, payer faults left out: they fail wherever the payment is tried. */
export interface Chances {
  succeeds: number;
  /** Declined by the provider: the payment may be tried elsewhere. */
  declined: number;
}

class ChannelWorld {
  readonly channel: Channel;
  readonly effects: Effects;
  readonly latency: LogNormal;
  readonly pending: LogNormal;
  readonly #lateShares = new Map<number, number>();

  constructor(channel: Channel, events: Scenario['events']) {
    this.channel = channel;
    this.effects = new Effects(events.filter(({ channels }) => channels.includes(channel.id)));
    this.latency = new LogNormal(channel.latencyS);
    this.pending = new LogNormal(channel.pendingS);
  }

  /** The share of answers that take `timeoutS` or more. */
  lateShare(slow: number): number {
    let share = this.#lateShares.get(slow);
    if (share === undefined) {
      share = this.latency.shareFrom(this.channel.timeoutS / slow);
      this.#lateShares.set(slow, share);
    }
    return share;
  }
}

/** The truth of a scenario, which no policy but the oracle sees. */
export class World {
  readonly scenario: Scenario;
  readonly #channels: readonly ChannelWorld[];

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.#channels = scenario.channels.map((channel) => new ChannelWorld(channel, scenario.events));
  }

  /** Hang, late answer, outage or brown-out, pending, payer fault, success: in this order, each given that the ones before did not strike. */
  fate(trace: Trace, payment: number, index: number, startS: number): Fate {
    const { channel, effects, latency, pending } = this.#channels[index] as ChannelWorld;
    const draw = (purpose: number): number => drawOf(trace.seedWord, payment, index, purpose);
    const state = effects.at(startS);
    const hangShare = channel.hangShare.at(startS);
    const hangDraw = draw(DRAW.hang);
    if (hangDraw < 1 - (1 - hangShare) * (1 - state.hang)) return { end: 'hang', answerS: channel.timeoutS, settleS: null, byEvent: hangDraw >= hangShare };
    const usualS = latency.quantile(draw(DRAW.latency));
    const answerS = usualS * state.slow;
    if (answerS >= channel.timeoutS) return { end: 'hang', answerS: channel.timeoutS, settleS: null, byEvent: usualS < channel.timeoutS };
    if (state.failure > 0 && draw(DRAW.failure) < state.failure) return { end: 'provider', answerS, settleS: null, byEvent: true };
    const pendingShare = channel.pendingShare.at(startS);
    const settleS = pendingShare > 0 && draw(DRAW.pending) < pendingShare ? pending.quantile(draw(DRAW.pendingTime)) : null;
    if (trace.payerFault[payment] === 1) return { end: 'payer', answerS, settleS, byEvent: false };
    const success = channel.success[trace.segment[payment] as number]?.at(startS) ?? 0;
    return { end: draw(DRAW.success) < success ? 'success' : 'provider', answerS, settleS, byEvent: false };
  }

  chances(index: number, segment: number, atS: number): Chances {
    const world = this.#channels[index] as ChannelWorld;
    const state = world.effects.at(atS);
    const answered = (1 - world.channel.hangShare.at(atS)) * (1 - state.hang) * (1 - world.lateShare(state.slow));
    const succeeds = answered * (1 - state.failure) * (world.channel.success[segment]?.at(atS) ?? 0);
    return { succeeds, declined: answered - succeeds };
  }

  /** The probability that a probe gets no answer: outages and hang events only. */
  silence(index: number, atS: number): number {
    return (this.#channels[index] as ChannelWorld).effects.at(atS).silent;
  }
}
