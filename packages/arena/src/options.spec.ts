import { describe, expect, test } from '@jest/globals';
import { readOptions } from './options.ts';
import { readReplayOptions } from './replay/options.ts';

describe('a call of the arena', () => {
  test('takes files from anywhere, separated by commas, from where it was made', () => {
    expect(readOptions(['--scenario', 'a.json,/x/b.json', '--seeds', '5', '--policies', 'a,b,a', '--json', 'out.json'], '/home/me')).toMatchObject({
      files: ['/home/me/a.json', '/x/b.json'], seeds: 5, policies: ['a', 'b'], jsonFile: '/home/me/out.json', random: null,
    }); // prettier-ignore
  });

  test('may ask for random scenarios of a style', () => {
    expect(readOptions(['--random', '3', '--seed', '9', '--style', 'rough'], '/')).toMatchObject({ random: { count: 3, firstSeed: 9, style: { name: 'rough' } } });
  });

  test('that is wrong is refused', () => {
    for (const args of [['--seeds', '0'], ['--seeds', 'x'], ['--style', 'odd'], ['--what'], ['file.json']]) expect(() => readOptions(args, '/')).toThrow();
  });
});

describe('a call of the replay', () => {
  test('names a log and a policy, one each', () => {
    expect(readReplayOptions(['--log', 'a.jsonl', '--target', 'greedy'], '/l')).toEqual({ logs: ['/l/a.jsonl'], target: { spec: 'greedy' }, exportFile: null, jsonFile: null });
    expect(readReplayOptions(['--kafka', '--policy', 'p.json', '--merchant', 'mer_1'], '/l')).toMatchObject({ logs: [], target: { documentFile: '/l/p.json', merchantId: 'mer_1' } });
    for (const args of [[], ['--kafka'], ['--target', 'greedy'], ['--kafka', '--log', 'a', '--target', 'greedy'], ['--kafka', '--target', 'greedy', '--policy', 'p']]) expect(() => readReplayOptions(args, '/')).toThrow(RangeError);
  });
});
