import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attemptEvent, decisionEvent } from './log-events.ts';
import { scenarioJson } from './small-world.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arena-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a command as npm does: in the project's folder, told where the call was made. */
function call(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL(`../src/${script}`, import.meta.url)), ...args], { encoding: 'utf8', env: { ...process.env, INIT_CWD: folder, NODE_OPTIONS: '' } });
  return { status, stdout, stderr };
}

describe('npm run arena', () => {
  test('reads a file from outside the repository and writes the result as JSON', async () => {
    await writeFile(join(folder, 'mine.json'), JSON.stringify(scenarioJson({ name: 'mine', extra: 1 })));
    const { status, stdout, stderr } = call('main.ts', '--scenario', 'mine.json', '--seeds', '2', '--policies', 'oracle,round-robin', '--json', 'out.json');
    expect(stderr).toContain('/extra: not a key of the format; it is ignored');
    expect(status).toBe(0);
    expect(stdout).toContain('round-robin');
    const result = JSON.parse(await readFile(join(folder, 'out.json'), 'utf8')) as { readonly warnings: readonly string[]; readonly scenarios: readonly { readonly scenario: string; readonly policies: readonly object[] }[] };
    expect(result.scenarios.map(({ scenario, policies }) => [scenario, policies.length])).toEqual([['mine', 2]]);
    expect(result.warnings).toHaveLength(1);
  });

  test('ends with 2 and says what is wrong with a file or a call', async () => {
    await writeFile(join(folder, 'broken.json'), JSON.stringify(scenarioJson({ durationS: -1 })));
    expect(call('main.ts', '--scenario', 'broken.json')).toMatchObject({ status: 2, stderr: `${join(folder, 'broken.json')} /durationS: must be above 0\n` });
    expect(call('main.ts', '--policies', 'luck')).toMatchObject({ status: 2, stderr: expect.stringContaining('no policy is called "luck"') });
  });
});

describe('npm run replay-policy', () => {
  const line = (value: object): string => `${JSON.stringify(value)}\n`;
  const events = (count: number, probability: number): string =>
    Array.from({ length: count }, (_, at) => {
      const channels = at % 2 === 0 ? ['a', 'b'] : ['b', 'a'];
      return line(decisionEvent(`dec_${at}`, { channels, scores: channels.map((id) => (id === 'a' ? 0.9 : 0.5)), choiceProbabilities: [probability, 1 - probability] })) + line(attemptEvent(`dec_${at}`, { paymentId: `pay_${at}`, channel: channels[0] ?? '', state: at % 4 === 3 ? 'ATTEMPT_STATE_DECLINED' : 'ATTEMPT_STATE_SUCCEEDED' }));
    }).join('');

  test('judges a policy on a log', async () => {
    await writeFile(join(folder, 'log.jsonl'), events(400, 0.5));
    const { status, stdout } = call('replay/main.ts', '--log', 'log.jsonl', '--target', 'greedy', '--json', 'judgement.json');
    expect(status).toBe(0);
    expect(stdout).toContain('better than what was in force, at 95 %');
    expect(JSON.parse(await readFile(join(folder, 'judgement.json'), 'utf8'))).toMatchObject({ payments: 400, refusal: null, selfNormalised: { mean: 1 } });
  });

  test('refuses, with 1, what the log does not cover', async () => {
    await writeFile(join(folder, 'sure.jsonl'), events(100, 1));
    expect(call('replay/main.ts', '--log', 'sure.jsonl', '--target', 'order=a')).toMatchObject({ status: 1, stdout: expect.stringContaining('REFUSED: the log does not cover this policy: 50.0 %') });
  });

  test('ends with 2 for a wrong call, a broken log or a wrong document', async () => {
    expect(call('replay/main.ts', '--target', 'greedy').status).toBe(2);
    await writeFile(join(folder, 'bad.jsonl'), 'x\n');
    expect(call('replay/main.ts', '--log', 'bad.jsonl', '--target', 'greedy')).toMatchObject({ status: 2, stderr: expect.stringContaining('bad.jsonl:1') });
    await writeFile(join(folder, 'policy.json'), JSON.stringify({ formatVersion: 1, objective: 'luck' }));
    expect(call('replay/main.ts', '--log', 'bad.jsonl', '--policy', 'policy.json')).toMatchObject({ status: 2, stderr: expect.stringContaining('objective') });
  });
});
