import type { ObjectReader } from '@adaigi/connector-kit';
import type { ProbeSettings } from './usecases/probe-channel.ts';

const MINUTE_MS = 60_000;

/** The `probe` section of a channel. */
export function readProbeSettings(reader: ObjectReader): ProbeSettings {
  const span = (key: string, min: number, fallback: number): number => reader.int(key, { min, max: 60 * MINUTE_MS, default: fallback });
  const settings = {
    everyMs: span('everyMs', 0, 10_000),
    restingEveryMs: span('restingEveryMs', 0, 1_500),
    timeoutMs: span('timeoutMs', 10, 3_000),
    hangMs: span('hangMs', 10, 3_000),
    hangingCalls: reader.int('hangingCalls', { min: 1, max: 10_000, default: 3 }),
    customerAfterMs: span('customerAfterMs', 10, 300_000),
  };
  reader.done();
  return settings;
}
