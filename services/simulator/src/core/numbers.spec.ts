import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { behaviours } from './behaviours.ts';
import { documentedNumbers, fixedBehaviour } from './numbers.ts';

describe('the documented numbers', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

  test("the demo's number pays", () => {
    expect(fixedBehaviour('03115112345')).toBe('pays');
  });

  test('every number is in the README, and every number of the README exists', () => {
    const told = [...readme.matchAll(/^\| `(03\d{9})` \|/gm)].map((match) => match[1]);
    expect(told).toEqual(documentedNumbers.map(({ mobile }) => mobile));
  });

  test('every behaviour can be had by a number', () => {
    expect(new Set(documentedNumbers.map(({ behaviour }) => behaviour))).toEqual(new Set(behaviours));
  });
});
