import { setTimeout as sleep } from 'node:timers/promises';
import { grpcServices } from '@adaigi/contracts';
import { framed, rawGrpc, unframed, type RawGrpc } from './raw-grpc.ts';
import { channelIds, question, startRouting, type EngineAddresses, type RoutingWorld } from './routing-world.ts';
import { summary } from './stats.ts';

export interface DecideOptions {
  readonly engines: EngineAddresses;
  readonly perSecond: number;
  readonly seconds: number;
  readonly channels: number;
}

const PAST_ATTEMPTS = 10_000;
const WARM_UP_S = 10;
const DEADLINE_MS = 5_000;
/** Questions that are ready to be sent, over and over. */
const QUESTIONS = 10_000;
/** One answer in so many is read and looked at. */
const LOOK_AT = 100;

/**
 * How fast one routing process decides over gRPC on loopback. Arrivals are Poisson and wait for nobody, and each is timed from the moment at which it was due, so that a
 * stall counts for all who arrive in it. The load generator runs on the same machine, in this process; its requests are serialised beforehand, so that it takes as little of it as it can.
 * An empty method of the same process under the same load tells what of it is not the decisions'.
 */
export async function decideGrpc({ engines, perSecond, seconds, channels }: DecideOptions): Promise<string[]> {
  const ids = channelIds(channels);
  const world = await startRouting(engines, ids);
  const { Decide } = grpcServices.routing.definition();
  const grpc = rawGrpc(world.address, Decide.path, DEADLINE_MS);
  try {
    await world.publishPast(PAST_ATTEMPTS);
    const ask = asker(grpc, channels);
    const empty = await emptyMethod(world.address, perSecond, seconds);
    await load(ask, perSecond, WARM_UP_S);
    const serviceBefore = await cpuMs(world);
    const ownBefore = process.cpuUsage();
    const { tookMs, failures, late } = await load(ask, perSecond, seconds);
    const own = process.cpuUsage(ownBefore);
    const count = tookMs.length;
    const serviceMs = ((await cpuMs(world)) - serviceBefore) / count;
    const ownMs = (own.user + own.system) / 1000 / count;
    return [
      `${count} decisions among ${channels} channels in ${seconds} s, ${(count / seconds).toFixed(0)}/s, ${failures} failed, ${((late / count) * 100).toFixed(2)} % of them over 5 ms`,
      `answered                 ${summary(tookMs)}`,
      `an empty method          ${summary(empty)}`,
      `CPU each                 ${serviceMs.toFixed(3)} ms routing, ${ownMs.toFixed(3)} ms load generator`,
    ];
  } finally {
    grpc.close();
    await world.stop();
  }
}

/** What gRPC, the load generator and the machine take alone: the same load on the health check of the same process. */
async function emptyMethod(address: string, perSecond: number, seconds: number): Promise<readonly number[]> {
  const grpc = rawGrpc(address, '/grpc.health.v1.Health/Check', DEADLINE_MS);
  const request = framed(Buffer.alloc(0));
  const ask = async (): Promise<void> => void (await grpc.call(request));
  try {
    await load(ask, perSecond, WARM_UP_S);
    return (await load(ask, perSecond, seconds)).tookMs;
  } finally {
    grpc.close();
  }
}

const LATE_MS = 5;

/** Asks question number `index`; rejects when the answer is not what it should be. */
type Ask = (index: number) => Promise<void>;

function asker({ call }: RawGrpc, channels: number): Ask {
  const { Decide } = grpcServices.routing.definition();
  const requests = Array.from({ length: QUESTIONS }, (_, index) => framed(Decide.requestSerialize(question(index))));
  return async (index) => {
    const answer = await call(requests[index % QUESTIONS] ?? Buffer.alloc(0));
    if (index % LOOK_AT !== 0) return;
    const { candidates } = Decide.responseDeserialize(unframed(answer));
    if (candidates.length !== channels) throw new Error(`${candidates.length} candidates of ${channels}`);
  };
}

async function load(ask: Ask, perSecond: number, seconds: number): Promise<{ tookMs: number[]; failures: number; late: number }> {
  const tookMs: number[] = [];
  const running = new Set<Promise<void>>();
  let failures = 0;
  const time = async (index: number, due: number): Promise<void> => {
    try {
      await ask(index);
    } catch {
      failures += 1;
    }
    tookMs.push(performance.now() - due);
  };
  const end = performance.now() + seconds * 1000;
  let due = performance.now();
  for (let index = 0; due < end; ) {
    for (; due <= performance.now() && due < end; due += (-Math.log(1 - Math.random()) * 1000) / perSecond) {
      const one = time(index, due).finally(() => running.delete(one));
      running.add(one);
      index += 1;
    }
    await sleep(1);
  }
  await Promise.all(running);
  return { tookMs, failures, late: tookMs.filter((ms) => ms > LATE_MS).length };
}

/** CPU time of the routing process so far: what a busy machine hardly changes. */
async function cpuMs({ metrics }: RoutingWorld): Promise<number> {
  return Number(/^process_cpu_seconds_total\S* (\S+)$/m.exec(await metrics())?.[1] ?? Number.NaN) * 1_000;
}
