import { parseScenario } from '../src/scenario/parse.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import type { Choice, Outcome, Policy, Question } from '../src/policy.ts';

type Json = Readonly<Record<string, unknown>>;

/** A channel that answers at once and always succeeds, but for what the test changes. */
export function channelJson(id: string, changes: Json = {}): Json {
  return { id, success: 1, latencyS: { p50: 1, p99: 1 }, ...changes };
}

/** A scenario file with one segment and one payment a second, but for what the test changes. */
export function scenarioJson(changes: Json = {}): Json {
  return {
    version: 1,
    name: 'test',
    durationS: 600,
    paymentsPerMinute: 60,
    segments: [{ id: 'all', share: 1, amount: [100, 5000] }],
    channels: [channelJson('a'), channelJson('b')],
    ...changes,
  };
}

export function scenarioOf(changes: Json = {}): Scenario {
  return parseScenario(scenarioJson(changes)).scenario;
}

/** A policy that does as the test says and keeps what it was asked and told. */
export function recorder(choose: (question: Question) => string, probes = false): Policy & { readonly asked: Question[]; readonly told: Outcome[]; readonly answers: { readonly nowS: number; readonly channel: string; readonly answered: boolean }[] } {
  const asked: Question[] = [];
  const told: Outcome[] = [];
  const answers: { readonly nowS: number; readonly channel: string; readonly answered: boolean }[] = [];
  return {
    asked,
    told,
    answers,
    choose(question): Choice {
      asked.push(question);
      return { channel: choose(question), probability: 1 };
    },
    learn: (outcome) => void told.push(outcome),
    wantsProbe: () => probes,
    probed: (nowS, channel, answered) => void answers.push({ nowS, channel, answered }),
  };
}

/** The first candidate. */
export const first = ({ candidates }: Question): string => candidates[0]?.id ?? '';
