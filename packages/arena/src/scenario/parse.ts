import { Field } from './field.ts';
import type { Channel, Scenario, ScenarioEvent, Segment, Spread } from './scenario.ts';
import { Timeline } from './timeline.ts';

const SHARE = { min: 0, max: 1 };
const DEFAULT_TIMEOUT_S = 30;
const DEFAULT_PENDING_S: Spread = { p50: 60, p99: 600 };

/**
 * Reads a parsed JSON value as a scenario of format version 1.
 * @returns the scenario, and a warning for each key that the format does not know.
 * @throws ScenarioError with the JSON pointer and the rule.
 */
export function parseScenario(json: unknown): { readonly scenario: Scenario; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const root = new Field(json, '', warnings);
  const field = root.object(['version', 'name', 'durationS', 'paymentsPerMinute', 'payerFaultShare', 'segments', 'channels', 'events', 'retry']);
  if (field.version.number() !== 1) field.version.fail('must be 1');
  const segments = field.segments.list({ min: 1 }).map(segment);
  const channels = field.channels.list({ min: 1 }).map((each) => channel(each, segments));
  unique(field.segments, segments);
  unique(field.channels, channels);
  const scenario: Scenario = {
    name: field.name.text(),
    durationS: field.durationS.number({ min: 0, above: true }),
    paymentsPerMinute: field.paymentsPerMinute.timeline({ min: 0 }),
    payerFaultShare: field.payerFaultShare.absent ? Timeline.constant(0) : field.payerFaultShare.timeline(SHARE),
    segments,
    channels,
    events: field.events.absent ? [] : field.events.list().map((each) => event(each, channels)),
    maxAttempts: maxAttempts(field.retry),
  };
  if (hasTimeWithoutSegment(scenario)) field.segments.fail('at every moment with payments some share must be above 0');
  return { scenario, warnings };
}

function segment(at: Field): Segment {
  const field = at.object(['id', 'share', 'amount', 'wallet']);
  const [low, high] = field.amount.pair();
  const from = low.number({ min: 0, whole: true });
  return {
    id: field.id.text(),
    share: field.share.timeline({ min: 0 }),
    amount: [from, high.number({ min: from, whole: true })],
    wallet: field.wallet.absent ? null : field.wallet.text(),
  };
}

function channel(at: Field, segments: readonly Segment[]): Channel {
  const field = at.object([
    'id', 'wallet', 'costPercent', 'costFixed', 'minAmount', 'maxAmount', 'maxPerMinute', 'success', 'successBySegment',
    'latencyS', 'hangShare', 'pendingShare', 'pendingS', 'timeoutS', 'inquiry', 'maintenance',
  ]); // prettier-ignore
  const minAmount = field.minAmount.absent ? 0 : field.minAmount.number({ min: 0 });
  return {
    id: field.id.text(),
    wallet: field.wallet.absent ? null : field.wallet.text(),
    costPercent: field.costPercent.absent ? 0 : field.costPercent.number({ min: 0, max: 100 }),
    costFixed: field.costFixed.absent ? 0 : field.costFixed.number({ min: 0 }),
    minAmount,
    maxAmount: field.maxAmount.absent ? Infinity : field.maxAmount.number({ min: minAmount }),
    maxPerMinute: field.maxPerMinute.absent ? null : field.maxPerMinute.number({ min: 0, whole: true }),
    timeoutS: field.timeoutS.absent ? DEFAULT_TIMEOUT_S : field.timeoutS.number({ min: 0, above: true }),
    inquiry: field.inquiry.absent ? false : field.inquiry.flag(),
    maintenance: field.maintenance.absent ? [] : field.maintenance.list().map(interval),
    success: successOf(field.success, field.successBySegment, segments),
    latencyS: spread(field.latencyS),
    hangShare: field.hangShare.absent ? Timeline.constant(0) : field.hangShare.timeline(SHARE),
    pendingShare: field.pendingShare.absent ? Timeline.constant(0) : field.pendingShare.timeline(SHARE),
    pendingS: field.pendingS.absent ? DEFAULT_PENDING_S : spread(field.pendingS),
  };
}

function successOf(general: Field, bySegment: Field, segments: readonly Segment[]): readonly Timeline[] {
  const special = bySegment.absent ? new Map<string, Field>() : bySegment.record();
  for (const [id, field] of special) if (!segments.some((each) => each.id === id)) field.fail('names no segment of the file');
  return segments.map(({ id }) => (special.get(id) ?? general).timeline(SHARE));
}

function spread(at: Field): Spread {
  const field = at.object(['p50', 'p99']);
  const p50 = field.p50.number({ min: 0, above: true });
  return { p50, p99: field.p99.number({ min: p50 }) };
}

function interval(at: Field): readonly [number, number] {
  const [from, to] = at.pair();
  const start = from.number();
  return [start, to.number({ min: start })];
}

function event(at: Field, channels: readonly Channel[]): ScenarioEvent {
  const field = at.object(['channels', 'from', 'to', 'kind', 'value']);
  const kind = field.kind.oneOf(['outage', 'hang', 'slow', 'brownout']);
  const fromS = field.from.number();
  return {
    channels: field.channels.list({ min: 1 }).map((id) => (channels.some((each) => each.id === id.text()) ? id.text() : id.fail('names no channel of the file'))),
    fromS,
    toS: field.to.number({ min: fromS }),
    kind,
    value: (kind === 'outage' || kind === 'hang') && field.value.absent ? 1 : field.value.number(kind === 'slow' ? { min: 0, above: true } : SHARE),
  };
}

function maxAttempts(at: Field): number {
  if (at.absent) return 1;
  const field = at.object(['maxAttempts', 'onlyOn']);
  if (!field.onlyOn.absent) field.onlyOn.oneOf(['declined-by-provider']);
  return field.maxAttempts.absent ? 1 : field.maxAttempts.number({ min: 1, whole: true });
}

function unique(at: Field, items: readonly { readonly id: string }[]): void {
  const ids = items.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) at.fail(`"${twice}" is there twice`);
}

/** Shares are straight between their points, so a gap shows in the middle between two of them. */
function hasTimeWithoutSegment({ durationS, segments, paymentsPerMinute }: Scenario): boolean {
  const inside = [paymentsPerMinute, ...segments.map(({ share }) => share)].flatMap(({ times }) => [...times]).filter((time) => time > 0 && time < durationS);
  const times = [0, ...inside.toSorted((a, b) => a - b), durationS];
  return times.slice(1).some((to, index) => {
    const middle = (to + (times[index] ?? 0)) / 2;
    return to > (times[index] ?? 0) && paymentsPerMinute.at(middle) > 0 && segments.every(({ share }) => share.at(middle) === 0);
  });
}
