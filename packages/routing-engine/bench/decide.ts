// npm run bench -w @adaigi/routing-engine: what a decision costs in process, with 20 channels that all have a history.
import { createEngine } from '../src/index.ts';

const CHANNELS = 20;
const FEATURES = ['merchant:m1', 'amount:3', 'wallet:jazzcash', 'hour:2', 'payer:repeat'];
const WARM_UP = 2_000;
const DECISIONS = 8_000;
const ROUNDS = 4;
const GAP_MS = 100;

const ids = Array.from({ length: CHANNELS }, (_, index) => `c${index}`);

/** The same decisions every time, and what becomes of them; gives the microseconds of each decision alone. */
function play(): readonly number[] {
  const engine = createEngine(ids.map((id) => ({ id, wallet: null, inquiry: true, timeoutMs: 30_000, costPercent: 1, costFixed: 0 })));
  let word = 1;
  const random = (): number => {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0;
    return word / 2 ** 32;
  };
  const took = Array.from({ length: WARM_UP + DECISIONS }, (_, number) => {
    const now = 1_700_000_000_000 + number * GAP_MS;
    const attemptId = String(number);
    const startedAt = process.hrtime.bigint();
    const { order } = engine.rank({ now, attemptId, attempt: 1, attemptsLeft: 2, amount: 1_000, features: FEATURES, candidates: ids, objective: 'success' }, random);
    const tookUs = Number(process.hrtime.bigint() - startedAt) / 1_000;
    // Every fourth goes anywhere, so that all channels have a history.
    const channel = (number % 4 === 0 ? ids[Math.floor(random() * CHANNELS)] : order[0]?.channel) ?? '';
    const isSuccess = random() < 0.9;
    engine.started({ attemptId, channel, features: FEATURES, amount: 1_000, at: now });
    engine.ended({ attemptId, at: now, outcome: isSuccess ? 'succeeded' : 'declined', fault: isSuccess ? null : 'provider' });
    return tookUs;
  });
  return took.slice(WARM_UP);
}

function show(name: string, took: readonly number[]): void {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(0)} us`;
  process.stdout.write(`${name}: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}\n`);
}

const rounds = Array.from({ length: ROUNDS }, play);
process.stdout.write(`${DECISIONS} decisions among ${CHANNELS} channels, ${ROUNDS} times over\n`);
show('as they came', rounds.flat());
// The engine does the same in each round; what differs is the machine: other processes, garbage, compilation.
show('least of each', (rounds[0] ?? []).map((_, decision) => Math.min(...rounds.map((took) => took[decision] ?? Infinity)))); // prettier-ignore
