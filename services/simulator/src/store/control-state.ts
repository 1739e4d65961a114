import { noFaults } from '../core/faults.ts';
import { scaleTiming } from '../core/timing.ts';
import type { Timing } from '../core/timing.ts';
import type { Collections } from './collections.ts';
import type { ControlDocument } from './documents.ts';

type ControlSettings = Omit<ControlDocument, '_id'>;

/** Fault plan, outages and waits: read on every call from memory, written through so that a restart keeps them. */
export interface ControlState {
  current(): ControlSettings;
  /** The waits as they apply now: scaled. */
  timing(): Timing;
  change(settings: Partial<ControlSettings>): Promise<ControlSettings>;
  /** Back to the configuration's defaults. */
  reset(): Promise<ControlSettings>;
}

export interface ControlDefaults {
  readonly timing: Timing;
  readonly scale: number;
}

export async function openControlState(collections: Collections, defaults: ControlDefaults): Promise<ControlState> {
  const initial: ControlSettings = { faultPlan: noFaults, outages: {}, timing: defaults.timing, scale: defaults.scale, ipnUrls: {} };
  const stored = await collections.control.findOne({ _id: 'control' });
  // Faults and outages outlive a kill; waits follow the configuration unless the control API changed them.
  let settings: ControlSettings = stored === null ? initial : withoutId(stored);
  let timing = scaleTiming(settings.timing, settings.scale);

  async function write(next: ControlSettings): Promise<ControlSettings> {
    await collections.control.replaceOne({ _id: 'control' }, next, { upsert: true });
    settings = next;
    timing = scaleTiming(next.timing, next.scale);
    return next;
  }

  return {
    current: () => settings,
    timing: () => timing,
    change: (changes) => write({ ...settings, ...changes }),
    reset: async () => {
      await collections.control.deleteMany({});
      settings = initial;
      timing = scaleTiming(initial.timing, initial.scale);
      return initial;
    },
  };
}

function withoutId(document: ControlDocument): ControlSettings {
  const { _id, ...settings } = document;
  return settings;
}
