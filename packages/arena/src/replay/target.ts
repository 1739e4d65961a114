import { parseMerchantPolicy, parsePlatformPolicy, type MerchantPolicy, type PlatformPolicy } from '@adaigi/routing-policy';
import type { LoggedChoice } from './log.ts';

/** A policy to be judged: with which probability it would choose each candidate. Sums to one, or is all zero where it would choose none. */
export interface Target {
  readonly name: string;
  probabilities(choice: LoggedChoice): readonly number[];
}

export const TARGETS = 'logged, uniform, greedy, epsilon=PERCENT, order=A>B>C';

/**
 * A policy by its name: `logged` (what was in force), `uniform`, `greedy` (highest score first), `epsilon=5` (greedy, but for 5 % uniform),
 * `order=a>b>c` (the first of these that may be used; others come last, by score).
 * @throws RangeError for any other.
 */
export function targetOf(spec: string): Target {
  const [name = '', setting = ''] = spec.split('=');
  if (spec === 'logged') return { name: spec, probabilities: ({ candidates }) => candidates.map(({ probability }) => probability) };
  if (spec === 'uniform') return { name: spec, probabilities: ({ candidates }) => candidates.map(() => 1 / candidates.length) };
  if (spec === 'greedy') return { name: spec, probabilities: greedy };
  if (name === 'epsilon') {
    const share = Number(setting) / 100;
    if (!(share >= 0 && share <= 1) || setting === '') throw new RangeError('epsilon is a percentage from 0 to 100');
    return { name: spec, probabilities: (choice) => greedy(choice).map((each) => each * (1 - share) + share / choice.candidates.length) };
  }
  if (name === 'order' && setting !== '') return { name: spec, probabilities: inOrder(setting.split('>')) };
  throw new RangeError(`no policy is called "${spec}"; there are ${TARGETS}`);
}

function greedy({ candidates }: LoggedChoice): readonly number[] {
  const highest = Math.max(...candidates.map(({ score }) => score));
  const best = candidates.filter(({ score }) => score === highest).length;
  return candidates.map(({ score }) => (score === highest ? 1 / best : 0));
}

function inOrder(order: readonly string[]): Target['probabilities'] {
  return (choice) => {
    const first = order.find((channel) => choice.candidates.some((each) => each.channel === channel));
    return first === undefined ? greedy(choice) : choice.candidates.map(({ channel }) => (channel === first ? 1 : 0));
  };
}

/** Fields of a policy document whose effect a log of decisions does not show. */
const NOT_IN_LOG = ['order', 'objective', 'whenAllDown', 'recurringMaintenance'] as const;

/**
 * A routing policy document as a change of what was in force: channels off, amounts, announced maintenance and shares are applied to each
 * logged decision; where it is silent, decisions stay as they were, in proportion.
 * @param merchantId whose decisions it changes; null: everybody's.
 * @returns the target, and the fields that a log cannot judge.
 * @throws AdaigiError `invalid_request` that names every wrong field.
 */
export function documentTarget(json: unknown, merchantId: string | null): { readonly target: Target; readonly notJudged: readonly string[] } {
  const document: PlatformPolicy | MerchantPolicy = merchantId === null ? parsePlatformPolicy(json) : parseMerchantPolicy(json);
  const capped = Object.entries(document.channels ?? {}).flatMap(([id, { maxPerMinute }]) => (maxPerMinute === undefined ? [] : [`channels.${id}.maxPerMinute`]));
  return {
    target: {
      name: 'document',
      probabilities: (choice) => (merchantId === null || merchantId === choice.merchantId ? changed(document, choice) : choice.candidates.map(({ probability }) => probability)),
    },
    notJudged: [...NOT_IN_LOG.filter((field) => field in document), ...capped],
  };
}

function changed(document: PlatformPolicy | MerchantPolicy, choice: LoggedChoice): readonly number[] {
  const { candidates } = choice;
  const shares = new Map(Object.entries(document.shares ?? {}).map(([channel, percent]) => [channel, percent / 100]));
  const isOpen = candidates.map(({ channel }) => isAllowed(document, channel, choice));
  const shareOf = candidates.map(({ channel }, index) => (isOpen[index] === true ? (shares.get(channel) ?? 0) : 0));
  // What no share takes is decided as usual among the other channels; with none of them left, among all.
  const others = candidates.map(({ channel, probability }, index) => (isOpen[index] === true && !shares.has(channel) ? probability : 0));
  const usual = others.some((each) => each > 0) ? others : candidates.map(({ probability }, index) => (isOpen[index] === true ? probability : 0));
  const total = sum(usual);
  if (total === 0) return shareOf.map((share) => share / Math.max(sum(shareOf), Number.MIN_VALUE));
  const rest = 1 - sum(shareOf);
  return candidates.map((_, index) => (shareOf[index] ?? 0) + (rest * (usual[index] ?? 0)) / total);
}

function isAllowed(document: PlatformPolicy | MerchantPolicy, channel: string, { amountMinor, decidedAt }: LoggedChoice): boolean {
  const rule = document.channels?.[channel];
  if (rule?.off === true || (rule?.minAmount !== undefined && amountMinor < BigInt(rule.minAmount)) || (rule?.maxAmount !== undefined && amountMinor > BigInt(rule.maxAmount))) return false;
  const at = Date.parse(decidedAt);
  const windows = 'maintenance' in document ? (document.maintenance ?? []) : [];
  return !windows.some(({ channels, from, to }) => channels.includes(channel) && Date.parse(from) <= at && at < Date.parse(to));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
