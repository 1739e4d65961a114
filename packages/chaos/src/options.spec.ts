import { expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

test('the default run is short and meets everything', () => {
  expect(readOptions([])).toMatchObject({ seed: 1, seeds: 1, payments: 2_000, faults: 0.3, mix: null, plant: null, json: null, keep: false });
});

test('every argument is taken', () => {
  expect(readOptions(['--seed', '7', '--seeds', '5', '--payments', '10000', '--faults', '0.4', '--plant', 'all', '--json', 'x.json', '--keep'])).toEqual({
    seed: 7,
    seeds: 5,
    payments: 10_000,
    faults: 0.4,
    mix: null,
    plant: 'all',
    json: 'x.json',
    keep: true,
  });
});

test('a mixed run says how many operations it has', () => {
  expect(readOptions(['--mix', '10000'])).toMatchObject({ mix: 10_000 });
});

test.each([[['--mix', '3']], [['--seed', '-1']], [['--payments', '0']], [['--faults', '0.5']], [['--faults', 'x']], [['--speed', '1']], [['left']]])('%j is refused', (args) => {
  expect(() => readOptions(args)).toThrow();
});
