import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { channelIds, question, startRouting, type EngineAddresses, type RoutingWorld } from './routing-world.ts';

export interface RestartOptions {
  readonly engines: EngineAddresses;
  /** Past attempts. */
  readonly count: number;
}

const CHANNELS = 20;
const DEADLINE_MS = 600_000;
/** The first channel failed in half of its past, and always for the merchant who asks: a process that knows nothing believes better of it (0.8). */
const WARM_BELOW = 0.65;
const DEADLINE_OF_START_MS = 60_000;

/**
 * How long a routing process takes from its start to its first decision that knows the past: without a snapshot (all is read from the topic), after a stop, and after it was killed.
 */
export async function routingRestart({ engines, count }: RestartOptions): Promise<string[]> {
  const world = await startRouting(engines, channelIds(CHANNELS));
  try {
    await world.platform.kill('routing');
    await world.publishPast(count);
    const { length: from } = await readFile(world.platform.logFile('routing'), 'utf8');
    await world.platform.start('routing');
    const learntMs = await caughtUp(world, from);
    const atRest = await memory(world);
    await world.platform.kill('routing', 'SIGTERM');
    const stopped = await start(world);
    await world.platform.kill('routing');
    const killed = await start(world);
    return [
      `${count} past attempts learnt from the topic without a snapshot in ${(learntMs / 1000).toFixed(1)} s (${Math.round((count / learntMs) * 1000)}/s), ${atRest}`,
      `start to first warm decision after a stop       ${stopped.toFixed(0)} ms`,
      `start to first warm decision after a kill       ${killed.toFixed(0)} ms`,
    ];
  } finally {
    await world.stop();
  }
}

/** From the start of the process to the answer. */
async function start({ platform, routing }: RoutingWorld): Promise<number> {
  const startedAt = performance.now();
  const ready = platform.start('routing');
  for (let answeredMs = 0; ; await sleep(10)) {
    if (performance.now() - startedAt > DEADLINE_OF_START_MS) throw new Error('no warm decision');
    const candidates = await routing.decide(question(0)).then(
      (answer) => answer.candidates,
      () => [],
    );
    answeredMs = performance.now() - startedAt;
    if ((candidates.find(({ channel }) => channel === channelIds(1)[0])?.score ?? 1) > WARM_BELOW) continue;
    await ready;
    return answeredMs;
  }
}

/** Until the process says that it has read all there was, counted from its start. */
async function caughtUp({ platform }: RoutingWorld, from: number): Promise<number> {
  const end = performance.now() + DEADLINE_MS;
  while (performance.now() < end) {
    const said = (await readFile(platform.logFile('routing'), 'utf8')).slice(from).split('\n').find((line) => line.includes('"caught up with what happened"'));
    const [, afterMs] = /"afterMs":(\d+)/.exec(said ?? '') ?? [];
    if (afterMs !== undefined) return Number(afterMs);
    await sleep(200);
  }
  throw new Error('the past was not learnt');
}

async function memory({ metrics }: RoutingWorld): Promise<string> {
  const text = await metrics();
  const mebi = (name: string): string => (Number(new RegExp(`^${name}\\S* (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN) / (1 << 20)).toFixed(0);
  return `${mebi('process_resident_memory_bytes')} MB resident, ${mebi('nodejs_heap_size_used_bytes')} MB of heap`;
}
