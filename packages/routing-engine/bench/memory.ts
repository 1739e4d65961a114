// npm run bench -w @adaigi/routing-engine: what 10,000 segments with a history keep in memory. Needs --expose-gc.
import { createEngine } from '../src/index.ts';

const CHANNELS = 20;
const SEGMENTS = 10_000;
const ATTEMPTS_EACH = 3;
const GAP_MS = 10;
const MB = 1024 * 1024;

const ids = Array.from({ length: CHANNELS }, (_, index) => `c${index}`);

/** What lives, without garbage: on the heap and in buffers beside it. */
function aliveMb(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MB;
}

const before = aliveMb();
const engine = createEngine(ids.map((id) => ({ id, wallet: null, inquiry: true, timeoutMs: 30_000, costPercent: 1, costFixed: 0 })));
for (let number = 0; number < SEGMENTS * ATTEMPTS_EACH; number += 1) {
  const segment = number % SEGMENTS;
  const at = 1_700_000_000_000 + number * GAP_MS;
  const attemptId = String(number);
  // Each segment is a merchant on one channel.
  engine.started({ attemptId, channel: ids[segment % CHANNELS] ?? '', features: [`merchant:${Math.floor(segment / CHANNELS)}`], amount: 1_000, at });
  engine.ended({ attemptId, at, outcome: number % 10 === 0 ? 'declined' : 'succeeded', fault: number % 10 === 0 ? 'provider' : null });
}
const kept = aliveMb() - before;
process.stdout.write(`${SEGMENTS} segments and ${SEGMENTS * ATTEMPTS_EACH} attempts kept for late news: ${kept.toFixed(0)} MB, ${(process.memoryUsage().rss / MB).toFixed(0)} MB resident in all\n`);
// Used once more, so that it is no garbage while it is measured.
engine.health(ids[0] ?? '', 1_700_000_000_000);
