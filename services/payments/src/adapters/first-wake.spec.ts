import { expect, test } from '@jest/globals';
import { createFirstWake } from './first-wake.ts';

test('a payment is woken where it was created, and not again by its own event', () => {
  const woken: string[] = [];
  const { created, heard } = createFirstWake((id) => void woken.push(id));
  created('pay_1');
  heard('pay_1');
  expect(woken).toEqual(['pay_1']);
  heard('pay_2');
  heard('pay_1');
  expect(woken).toEqual(['pay_1', 'pay_2', 'pay_1']);
});

test('what it remembers is bounded: an event that comes very late wakes again', () => {
  const woken: string[] = [];
  const { created, heard } = createFirstWake((id) => void woken.push(id));
  for (let number = 0; number <= 10_000; number += 1) created(`pay_${number}`);
  heard('pay_0');
  heard('pay_1');
  expect(woken.length).toBe(10_002);
  expect(woken.at(-1)).toBe('pay_0');
});
