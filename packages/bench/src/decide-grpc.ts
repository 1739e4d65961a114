import { setTimeout as sleep } from 'node:timers/promises';
import { grpcServices } from '@adaigi/contracts';
import { startEcho } from './echo.ts';
import { framed, rawGrpc, unframed } from './raw-grpc.ts';
import { rawStream, streamed } from './raw-stream.ts';
import { channelIds, question, startRouting, type EngineAddresses, type RoutingWorld } from './routing-world.ts';
import { percentile, summary } from './stats.ts';

export interface DecideOptions {
  readonly engines: EngineAddresses;
  readonly perSecond: number;
  readonly seconds: number;
  readonly channels: number;
  /** One after the other, in the same process. */
  readonly ways: readonly Way[];
  /** How often each way is measured: on a machine that others use too, one time alone says as much of them. */
  readonly rounds: number;
  /** Hears of each round when it is over. */
  readonly onProgress: (line: string) => void;
}

/** `stream` and `unary` decide; `empty` is an empty method, a call each, and `echo` a stream to a process that decides nothing. */
export type Way = keyof typeof WAYS;

const PAST_ATTEMPTS = 10_000;
const WARM_UP_S = 10;
const DEADLINE_MS = 5_000;
/** Questions that are ready to be sent, over and over. */
const QUESTIONS = 10_000;
const LOOK_AT = 100;
const LATE_MS = 5;

/**
 * How fast one routing process decides over gRPC on loopback, asked over one stream as payments does it, and by a call each. Arrivals are Poisson and wait for nobody, and each is timed
 * from the moment at which it was due, so that a stall counts for all who arrive in it. The load generator runs on the same machine, in this process; its requests are serialised
 * beforehand, so that it takes as little of it as it can.
 */
export async function decideGrpc(options: DecideOptions): Promise<string[]> {
  const world = await startRouting(options.engines, channelIds(options.channels));
  try {
    await world.publishPast(PAST_ATTEMPTS);
    const lines: string[] = [];
    for (const way of options.ways) lines.push(...(await measure(world, way, options)));
    return lines;
  } finally {
    await world.stop();
  }
}

async function measure(world: RoutingWorld, way: Way, { perSecond, seconds, channels, rounds, onProgress }: DecideOptions): Promise<string[]> {
  const { ask, close } = await WAYS[way](world.address, channels);
  try {
    await load(ask, perSecond, WARM_UP_S);
    const serviceBefore = await cpuMs(world);
    const ownBefore = process.cpuUsage();
    const loads: Load[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const latest = await load(ask, perSecond, seconds);
      loads.push(latest);
      if (rounds > 1) onProgress(`${way}, round ${round} of ${rounds}: ${summary(latest.fromDueMs)}; after sending ${summary(latest.fromSendingMs)}`);
    }
    const own = process.cpuUsage(ownBefore);
    const fromDueMs = joined(loads.map((each) => each.fromDueMs));
    const fromSendingMs = joined(loads.map((each) => each.fromSendingMs));
    const failures = loads.reduce((sum, each) => sum + each.failures, 0);
    const count = fromDueMs.length;
    const serviceMs = ((await cpuMs(world)) - serviceBefore) / count;
    const ownMs = (own.user + own.system) / 1000 / count;
    const late = fromDueMs.filter((ms) => ms > LATE_MS).length;
    return [
      `${way.padEnd(8)} ${count} among ${channels} channels in ${seconds * rounds} s, ${(count / seconds / rounds).toFixed(0)}/s, ${failures} failed, ${((late / count) * 100).toFixed(2)} % of them over ${LATE_MS} ms`,
      `         answered  ${summary(fromDueMs)}`,
      `         of it after sending  ${summary(fromSendingMs)}`,
      ...(rounds === 1 ? [] : [`         median of the rounds' p99  ${medianP99(loads.map((each) => each.fromDueMs))} ms, after sending ${medianP99(loads.map((each) => each.fromSendingMs))} ms`]),
      `         CPU each  ${serviceMs.toFixed(3)} ms routing, ${ownMs.toFixed(3)} ms load generator`,
    ];
  } finally {
    close();
  }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function medianP99(rounds: readonly Float64Array[]): string {
  const p99s = rounds.map((valuesMs) => percentile(valuesMs, 99));
  return percentile(p99s, 50).toFixed(1);
}

/** Asks question number `index`; tells an error when the answer is not what it should be. */
type Ask = (index: number, onEnd: (error: Error | null) => void) => void;

type Asker = (address: string, channels: number) => Promise<{ readonly ask: Ask; readonly close: () => void }>;

const WAYS = {
  /** Decisions over one stream. */
  stream: (address, channels) => overStream(address, grpcServices.routing.definition().DecideStream.path, channels),
  /** Decisions by a call each. */
  unary: async (address, channels) => {
    const { Decide } = grpcServices.routing.definition();
    const { call, close } = rawGrpc(address, Decide.path, DEADLINE_MS);
    const requests = Array.from({ length: QUESTIONS }, (_, index) => framed(Decide.requestSerialize(question(index))));
    const asking: Ask = (index, onEnd) => {
      call(requests[index % QUESTIONS] ?? Buffer.alloc(0)).then((answer) => onEnd(mistakeIn(index, unframed(answer), channels)), onEnd);
    };
    return Promise.resolve({ ask: asking, close });
  },
  /** What gRPC, the load generator and the machine take alone: calls of the health check of the same process. */
  empty: async (address) => {
    const { call, close } = rawGrpc(address, '/grpc.health.v1.Health/Check', DEADLINE_MS);
    const request = framed(Buffer.alloc(0));
    return Promise.resolve({ ask: (_, onEnd) => void call(request).then(() => onEnd(null), onEnd), close });
  },
  /** What the machine and the load generator take alone: the same stream to another process, which answers at once with an answer that was made before. */
  echo: async (address, channels) => {
    const { Decide, DecideStream } = grpcServices.routing.definition();
    const { call, close: hangUp } = rawGrpc(address, Decide.path, DEADLINE_MS);
    const echo = await startEcho(unframed(await call(framed(Decide.requestSerialize(question(0))))));
    hangUp();
    const { ask, close } = await overStream(echo.address, DecideStream.path, channels);
    const end = (): void => {
      close();
      echo.stop();
    };
    return { ask, close: end };
  },
} as const satisfies Record<string, Asker>;

function overStream(address: string, path: string, channels: number): ReturnType<Asker> {
  const { Decide } = grpcServices.routing.definition();
  const { ask, close } = rawStream(address, path);
  const questions = Array.from({ length: QUESTIONS }, (_, index) => streamed(Decide.requestSerialize(question(index)), DEADLINE_MS));
  const asking: Ask = (index, onEnd) =>
    ask(questions[index % QUESTIONS] ?? streamed(Buffer.alloc(0), 0), (answer) => onEnd(answer instanceof Error ? answer : mistakeIn(index, answer, channels)));
  return Promise.resolve({ ask: asking, close });
}

/** What is wrong with an answer; one in so many is read. */
function mistakeIn(index: number, answer: Uint8Array, channels: number): Error | null {
  if (index % LOOK_AT !== 0) return null;
  const { candidates } = grpcServices.routing.definition().Decide.responseDeserialize(Buffer.from(answer));
  return candidates.length === channels ? null : new Error(`${candidates.length} candidates of ${channels}`);
}

interface Load {
  /** From when each was due, and from when it was sent: the load generator is late, too, where it waits for a core. */
  readonly fromDueMs: Float64Array;
  readonly fromSendingMs: Float64Array;
  readonly failures: number;
}

async function load(ask: Ask, perSecond: number, seconds: number): Promise<Load> {
  // In place, for more than ever come: lists of as many numbers cost the load generator collections of up to 50 ms, which counted as the service's.
  const most = Math.ceil(perSecond * seconds * 1.1) + 1_000;
  const fromDueMs = new Float64Array(most);
  const fromSendingMs = new Float64Array(most);
  const seen = { answers: 0, failures: 0 };
  const begin = (index: number, due: number): void => {
    const sentAt = performance.now();
    ask(index, (error) => {
      const now = performance.now();
      if (error !== null) seen.failures += 1;
      fromDueMs[seen.answers] = now - due;
      fromSendingMs[seen.answers] = now - sentAt;
      seen.answers += 1;
    });
  };
  const end = performance.now() + seconds * 1000;
  let due = performance.now();
  let asked = 0;
  while (due < end) {
    for (; due <= performance.now() && due < end; due += (-Math.log(1 - Math.random()) * 1000) / perSecond) {
      begin(asked, due);
      asked += 1;
    }
    await sleep(1);
  }
  while (seen.answers < asked) await sleep(1);
  return { fromDueMs: fromDueMs.subarray(0, asked), fromSendingMs: fromSendingMs.subarray(0, asked), failures: seen.failures };
}

/** CPU time of the routing process so far: what a busy machine hardly changes. */
async function cpuMs({ metrics }: RoutingWorld): Promise<number> {
  return Number(/^process_cpu_seconds_total\S* (\S+)$/m.exec(await metrics())?.[1] ?? Number.NaN) * 1_000;
}
