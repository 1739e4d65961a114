import { SERVICES, type ServiceName } from '@adaigi/local';
import { CRASH_POINTS } from '../agent/crash-points.ts';
import { seededRandom, type Random } from '../random.ts';
import { LINK_KINDS, type InboxMood, type LinkKind } from './kinds.ts';
import { FAULT_KINDS, type FaultKind, type Profile } from './profile.ts';

/** Processes that are killed and paused. The second payments process is `payments-2`. */
export const PROCESSES = [...SERVICES.map(({ name }) => name), 'payments-2'] as const;
export type ProcessName = ServiceName | 'payments-2';

/** One planned fault; `at` is the share of the orders that have been sent when it comes. */
export type PlannedFault = { readonly at: number } & (
  | { readonly kind: 'kill'; readonly process: ProcessName; readonly downMs: number }
  | { readonly kind: 'crash-point'; readonly point: string; readonly downMs: number }
  | { readonly kind: 'pause'; readonly process: ProcessName; readonly forMs: number }
  | { readonly kind: 'kafka-restart' | 'mongodb-restart'; readonly downMs: number }
  | { readonly kind: 'cut' | 'drop-response'; readonly link: LinkKind; readonly pick: number; readonly share: number }
  | { readonly kind: 'late-request'; readonly link: LinkKind; readonly pick: number; readonly share: number; readonly afterMs: number }
  | { readonly kind: 'refuse'; readonly link: LinkKind; readonly pick: number; readonly forMs: number }
  | { readonly kind: 'inbox'; readonly merchant: number; readonly mood: InboxMood; readonly forMs: number }
  | { readonly kind: 'outage'; readonly account: number; readonly mode: 'reset' | '503' | 'silence'; readonly forMs: number }
);

/** The simulator stands for providers: paused for longer than their windows it would be a provider that breaks its own word. */
const LONGEST_PROVIDER_PAUSE_MS = 2_500;

/** How often a kind with a rate is planned at least: not each try finds something to strike at, and a short run must meet each kind all the same. */
const LEAST: Readonly<Record<FaultKind, number>> = {
  kill: 1,
  'crash-point': 3,
  pause: 1,
  'kafka-restart': 1,
  'mongodb-restart': 1,
  cut: 2,
  'drop-response': 4,
  'late-request': 2,
  refuse: 1,
  inbox: 2,
  outage: 1,
};

/** The faults of a run, in their order: a pure function of seed and profile. Every kind with a rate comes at least once, and no kind takes all of one sort. */
export function planFaults(seed: number, profile: Profile): PlannedFault[] {
  const random = seededRandom(seed, 'faults');
  const planned = FAULT_KINDS.flatMap((kind) => {
    const rate = profile.perThousand[kind];
    const count = rate === 0 ? 0 : Math.max(LEAST[kind], Math.round((rate * profile.payments) / 1_000));
    const turns = shuffledTurns(kind, profile, random);
    return Array.from({ length: count }, (_, index) => planFault(kind, index, turns, profile, random));
  });
  return planned.toSorted((a, b) => a.at - b.at);
}

/** What the faults of a kind take turns at, in a seeded order, so that a short run meets different ones and a long run all. */
function shuffledTurns(kind: FaultKind, { lateLinks, inboxMoods }: Profile, random: Random): readonly string[] {
  const all: readonly string[] =
    kind === 'kill' || kind === 'pause' ? PROCESSES : kind === 'crash-point' ? CRASH_POINTS.map(({ name }) => name) : kind === 'inbox' ? inboxMoods : kind === 'late-request' ? lateLinks : LINK_KINDS;
  const keyed = all.map((value) => ({ value, key: random.next() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ value }) => value);
}

function planFault(kind: FaultKind, index: number, turns: readonly string[], profile: Profile, random: Random): PlannedFault {
  // The last faults must still meet traffic.
  const at = random.next() * 0.97;
  const turn = turns[index % turns.length] ?? '';
  const downMs = Math.round(100 + 4_900 * random.next() ** 2);
  switch (kind) {
    case 'kill':
      return { kind, at, process: turn as ProcessName, downMs };
    case 'crash-point':
      return { kind, at, point: turn, downMs };
    case 'pause': {
      const process = turn as ProcessName;
      const longest = process === 'simulator' ? LONGEST_PROVIDER_PAUSE_MS : profile.longestPauseMs;
      // A third lasts its full time: longer than every lease.
      return { kind, at, process, forMs: random.chance(0.34) ? longest : Math.round(200 + (longest - 200) * random.next() ** 2) };
    }
    case 'kafka-restart':
    case 'mongodb-restart':
      return { kind, at, downMs: random.int(0, 2_500) };
    case 'cut':
    case 'drop-response':
      return { kind, at, link: turn as LinkKind, pick: random.next(), share: random.pick([0.1, 0.3, 1]) };
    case 'late-request':
      // Later than the first look into a doubt, sooner than the providers' windows.
      return { kind, at, link: turn as LinkKind, pick: random.next(), share: random.pick([0.3, 1]), afterMs: random.int(300, 5_000) };
    case 'refuse':
      return { kind, at, link: turn as LinkKind, pick: random.next(), forMs: random.int(200, 3_000) };
    case 'inbox':
      return { kind, at, merchant: random.next(), mood: turn as InboxMood, forMs: random.int(1_000, 8_000) };
    case 'outage':
      return { kind, at, account: random.next(), mode: random.pick(['reset', '503', 'silence']), forMs: random.int(1_000, 6_000) };
    default:
      return kind satisfies never;
  }
}
