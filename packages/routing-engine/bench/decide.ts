// npm run bench -w @adaigi/routing-engine: what a decision costs in process, with 20 channels that all have a history.
import { createEngine } from '../src/index.ts';

const CHANNELS = 20;
const FEATURES = ['merchant:m1', 'amount:3', 'wallet:jazzcash', 'hour:2', 'payer:repeat'];
const WARM_UP = 3_000;
const DECISIONS = 20_000;
const GAP_MS = 100;

const ids = Array.from({ length: CHANNELS }, (_, index) => `c${index}`);
const engine = createEngine(ids.map((id) => ({ id, wallet: null, inquiry: true, timeoutMs: 30_000, costPercent: 1, costFixed: 0 })));

let word = 1;
function random(): number {
  word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0;
  return word / 2 ** 32;
}

let now = 1_700_000_000_000;
/** One decision and what becomes of it; gives the microseconds of the decision alone. */
function decide(number: number): number {
  now += GAP_MS;
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
}

for (let number = 0; number < WARM_UP; number += 1) decide(number);
const took = Array.from({ length: DECISIONS }, (_, index) => decide(WARM_UP + index)).toSorted((a, b) => a - b);
const at = (share: number): string => `${(took[Math.floor(share * DECISIONS)] ?? 0).toFixed(0)} us`;
process.stdout.write(`${DECISIONS} decisions among ${CHANNELS} channels: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}\n`);
