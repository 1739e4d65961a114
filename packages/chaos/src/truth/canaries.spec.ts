import { describe, expect, test } from '@jest/globals';
import { searchCanaries } from './canaries.ts';

const MOBILE = '03001234567';
const SECRETS = [MOBILE, 'Zubaida Canary1', 'Zubaida Canary22', 'whsec_c2VjcmV0', 'tiny'];

function leaksIn(text: string): number {
  const search = searchCanaries(SECRETS);
  search.look('log of edge', text);
  return search.leaks.length;
}

describe('a canary is found', () => {
  test.each(['to 03001234567.', '"+923001234567"', '923001234567', '0300-1234567', '{"mobile":3001234567}', 'Mr Zubaida Canary22', 'key=whsec_c2VjcmV0;'])('in %j', (text) => {
    expect(leaksIn(text)).toBe(1);
  });
});

test.each(['0300****567', 'a03001234567b', '003001234567', '03001234568', 'Zubaida', 'Zubaida Canary', 'tiny', ''])('%j holds none', (text) => {
  expect(leaksIn(text)).toBe(0);
});

test('a leak says where and what is around it, and never repeats the canary; a place is told of a few times only', () => {
  const search = searchCanaries(SECRETS);
  for (let line = 0; line < 100; line += 1) search.look('log of edge', `payer ${MOBILE} paid`);
  search.look('topic x', 'nothing');
  expect(search.leaks).toHaveLength(5);
  expect(search.leaks[0]).toEqual({ place: 'log of edge', kind: 'mobile', excerpt: 'payer █ paid' });
  expect([...search.searched.keys()]).toEqual(['log of edge', 'topic x']);
});
