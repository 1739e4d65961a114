import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

test('the default run is short and meets everything', () => {
  expect(readOptions([])).toMatchObject({ seed: 1, seeds: 1, payments: 2_000, faults: 0.3, plant: null, json: null, keep: false });
});

test('every argument is taken', () => {
  expect(readOptions(['--seed', '7', '--seeds', '5', '--payments', '10000', '--faults', '0.4', '--plant', 'all', '--json', 'x.json', '--keep'])).toEqual({
    seed: 7,
    seeds: 5,
    payments: 10_000,
    faults: 0.4,
    plant: 'all',
    json: 'x.json',
    keep: true,
  });
});

test.each([[['--seed', '-1']], [['--payments', '0']], [['--faults', '0.5']], [['--faults', 'x']], [['--speed', '1']], [['left']]])('%j is refused', (args) => {
  expect(() => readOptions(args)).toThrow();
});
