import type { ChannelView, Outcome, Policy, Question } from './policy.ts';
import { DueQueue } from './world/due.ts';
import { Gate } from './world/gate.ts';
import { mix, stream, unit } from './world/random.ts';
import type { Trace } from './world/trace.ts';
import type { Fate, World } from './world/world.ts';

/** What a policy's run came to; one entry a payment where not said otherwise. */
export interface Run {
  readonly succeeded: Uint8Array;
  /** Index of the channel of the first attempt; -1 where none was open. */
  readonly firstChannel: Int16Array;
  /** 1 where the first attempt succeeded or is the payer's fault. */
  readonly firstSound: Uint8Array;
  /** 1 where the payment failed and an event had struck one of its attempts. */
  readonly lost: Uint8Array;
  /** Attempts by channel. */
  readonly attempts: Uint32Array;
}

const PROBE_EVERY_S = 10;

interface Attempt {
  readonly payment: number;
  readonly number: number;
  readonly channel: number;
  readonly fate: Fate;
  isPending: boolean;
}

/** Makes the policy; the world is for the oracle alone. */
export type MakePolicy = (channels: readonly ChannelView[], world: World, trace: Trace) => Policy;

/** Plays all payments of the trace through a policy in virtual time; what is under way at the end is completed. */
export function simulate(world: World, trace: Trace, makePolicy: MakePolicy): Run {
  const { scenario } = world;
  const gate = new Gate(scenario);
  const channelIndex = new Map(scenario.channels.map(({ id }, index) => [id, index]));
  const policy = makePolicy(gate.views, world, trace);
  const { size, arrivalS } = trace;
  const run: Run = {
    succeeded: new Uint8Array(size),
    firstChannel: new Int16Array(size).fill(-1),
    firstSound: new Uint8Array(size),
    lost: new Uint8Array(size),
    attempts: new Uint32Array(scenario.channels.length),
  };
  const struck = new Uint8Array(size);
  const underWay: (Attempt | undefined)[] = [];
  const free: number[] = [];
  const due = new DueQueue();
  const probes = createProbes(world, trace, policy);
  const tried = new Map<number, readonly number[]>();

  function start(payment: number, number: number, nowS: number, before: readonly number[]): void {
    const segment = trace.segment[payment] as number;
    const amount = trace.amount[payment] as number;
    const candidates = gate.candidates(nowS, segment, amount, before);
    if (candidates.length === 0) return;
    const { id, wallet } = scenario.segments[segment] as (typeof scenario.segments)[number];
    const question: Question = { nowS, paymentId: payment, attempt: number, attemptsLeft: scenario.maxAttempts - number + 1, amount, wallet, segment: id, candidates };
    const choice = policy.choose(question);
    const channel = channelIndex.get(choice.channel) ?? -1;
    if (!candidates.some((each) => each.id === choice.channel)) throw new Error(`the policy chose "${choice.channel}", which is no candidate`);
    if (!(choice.probability > 0 && choice.probability <= 1 + 1e-9)) throw new Error(`the policy gave the probability ${choice.probability} to its choice`);
    gate.use(channel, nowS);
    run.attempts[channel] = (run.attempts[channel] as number) + 1;
    if (number === 1) run.firstChannel[payment] = channel;
    if (number < scenario.maxAttempts) tried.set(payment, [...before, channel]);
    const fate = world.fate(trace, payment, channel, nowS);
    if (fate.byEvent) struck[payment] = 1;
    const slot = free.pop() ?? underWay.length;
    underWay[slot] = { payment, number, channel, fate, isPending: false };
    due.push(nowS + fate.answerS, slot);
  }

  function advance(slot: number, nowS: number): void {
    const attempt = underWay[slot] as Attempt;
    const { payment, number, channel, fate } = attempt;
    const tell = (kind: Outcome['kind'], fault: Outcome['fault'] = null): void =>
      policy.learn({ nowS, paymentId: payment, attempt: number, channel: (gate.views[channel] as ChannelView).id, kind, fault });
    if (fate.settleS !== null && !attempt.isPending) {
      attempt.isPending = true;
      due.push(nowS + fate.settleS, slot);
      tell('pending');
      return;
    }
    underWay[slot] = undefined;
    free.push(slot);
    if (number === 1 && (fate.end === 'success' || fate.end === 'payer')) run.firstSound[payment] = 1;
    if (fate.end === 'success') {
      run.succeeded[payment] = 1;
      tell('succeeded');
    } else if (fate.end === 'hang') tell('unknown');
    else tell('declined', fate.end);
    const before = tried.get(payment);
    tried.delete(payment);
    if (fate.end === 'provider' && number < scenario.maxAttempts && before !== undefined) start(payment, number + 1, nowS, before);
  }

  for (let arrived = 0; arrived < size || due.nextS < Infinity; ) {
    const nextS = arrived < size ? (arrivalS[arrived] as number) : Infinity;
    if (probes.nextS < nextS && probes.nextS < due.nextS) probes.tick();
    else if (due.nextS <= nextS) {
      const nowS = due.nextS;
      advance(due.pop(), nowS);
    } else {
      start(arrived, 1, nextS, []);
      arrived += 1;
    }
  }
  for (let payment = 0; payment < size; payment += 1) {
    if (struck[payment] === 1 && run.succeeded[payment] === 0 && trace.payerFault[payment] === 0) run.lost[payment] = 1;
  }
  return run;
}

/** Every 10 s from a random phase each channel with `inquiry` may be probed; the answers are the same for every policy. */
function createProbes(world: World, trace: Trace, policy: Policy): { readonly nextS: number; tick(): void } {
  const { channels } = world.scenario;
  const due = new DueQueue();
  const ticks = new Uint32Array(channels.length);
  const wordOfChannel = (index: number): number => mix(trace.seedWord ^ mix(0x70726f62 + index));
  const phase = (index: number): number => PROBE_EVERY_S * unit(wordOfChannel(index));
  if (policy.wantsProbe !== undefined) for (const [index, { inquiry }] of channels.entries()) if (inquiry) due.push(phase(index), index);
  return {
    get nextS() {
      return due.nextS;
    },
    tick() {
      const nowS = due.nextS;
      const index = due.pop();
      const { id } = channels[index] as (typeof channels)[number];
      const count = ((ticks[index] as number) + 1) >>> 0;
      ticks[index] = count;
      due.push(phase(index) + count * PROBE_EVERY_S, index);
      if (policy.wantsProbe?.(nowS, id) !== true) return;
      const silent = world.silence(index, nowS);
      policy.probed?.(nowS, id, !(silent > 0 && unit(mix(wordOfChannel(index) + Math.imul(count, 0x9e3779b9))) < silent));
    },
  };
}

/** The policy's own stream of chance. */
export function policyRandom(trace: Trace, nameWord: number): () => number {
  return stream(mix(trace.seedWord ^ nameWord));
}
