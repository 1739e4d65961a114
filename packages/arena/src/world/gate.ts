import type { ChannelView } from '../policy.ts';
import type { Channel, Scenario } from '../scenario/scenario.ts';
import { Cap } from './cap.ts';

/** Which channels a payment may use at a moment: wallet, amount, maintenance and caps. */
export class Gate {
  readonly views: readonly ChannelView[];
  readonly #scenario: Scenario;
  readonly #caps: readonly (Cap | null)[];
  /** Lists of candidates by set: a run meets the same few again and again. */
  readonly #lists = new Map<string, readonly ChannelView[]>();

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.views = scenario.channels.map(viewOf);
    this.#caps = scenario.channels.map(({ maxPerMinute }) => (maxPerMinute === null ? null : new Cap(maxPerMinute)));
  }

  candidates(nowS: number, segment: number, amount: number, tried: readonly number[]): readonly ChannelView[] {
    let key = '';
    for (let index = 0; index < this.views.length; index += 1) {
      if (!tried.includes(index) && admits(this.#scenario, index, segment, amount) && this.#isOpen(index, nowS)) key += String.fromCharCode(index);
    }
    let list = this.#lists.get(key);
    if (list === undefined) {
      list = Array.from(key, (char) => this.views[char.charCodeAt(0)] as ChannelView);
      this.#lists.set(key, list);
    }
    return list;
  }

  use(index: number, nowS: number): void {
    this.#caps[index]?.use(nowS);
  }

  #isOpen(index: number, nowS: number): boolean {
    const { maintenance } = this.views[index] as ChannelView;
    for (const [from, to] of maintenance) if (from <= nowS && nowS < to) return false;
    return this.#caps[index]?.isOpen(nowS) ?? true;
  }
}

/** Whether the channel takes payments of that segment and amount at all. */
export function admits({ channels, segments }: Scenario, index: number, segment: number, amount: number): boolean {
  const { wallet, minAmount, maxAmount } = channels[index] as Channel;
  const bound = segments[segment]?.wallet ?? null;
  return amount >= minAmount && amount <= maxAmount && (wallet === null || bound === null || wallet === bound);
}

function viewOf({ id, wallet, costPercent, costFixed, minAmount, maxAmount, maxPerMinute, timeoutS, inquiry, maintenance }: Channel): ChannelView {
  return Object.freeze({ id, wallet, costPercent, costFixed, minAmount, maxAmount, maxPerMinute, timeoutS, inquiry, maintenance });
}
