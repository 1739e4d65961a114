import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPaykassmaSettings } from '../dialects/paykassma/settings.ts';
import { returnUrlOf } from './return-url.ts';

const OK = 'https://shop.example/ok?a=1&b=2';
const NO = 'https://shop.example/no';
const DEFAULT = 'https://shop.example/default';
const settings = { return_urls: JSON.stringify([OK, '', NO, DEFAULT]), return_url_success: '4' };
const NONE = { success: '', pending: '', fail: '' };

function back(named: { hash?: string; id?: string }, change: Record<string, string> = {}): string | null {
  const request = { urlHashes: { ...NONE, success: named.hash ?? '' }, urlIds: { ...NONE, success: named.id ?? '' } };
  return returnUrlOf('success', request, readPaykassmaSettings({ ...settings, ...change }, 'test'));
}

const digest = (algorithm: string): string => createHash(algorithm).update(OK).digest('hex');

describe('the way back to the shop', () => {
  test.each([
    ['md5', digest('md5')],
    ['sha1', digest('sha1').toUpperCase()],
    ['sha256', digest('sha256')],
    ['base64', Buffer.from(OK).toString('base64')],
    ['base64', Buffer.from(OK).toString('base64url')],
  ])('is named by %s', (mode, hash) => {
    expect(back({ hash })).toBe(OK);
    expect(back({ hash }, { url_hash_mode: mode })).toBe(OK);
    expect(back({ hash }, { url_hash_mode: mode === 'md5' ? 'sha1' : 'md5' })).toBe(DEFAULT);
  });

  test('is by hash before number before default, and nowhere without any', () => {
    expect(back({ hash: digest('md5'), id: '3' })).toBe(OK);
    expect(back({ id: '3' })).toBe(NO);
    expect(back({})).toBe(DEFAULT);
    expect(back({ id: '2' })).toBe(DEFAULT);
    expect(back({ id: '99' }, { return_url_success: '' })).toBeNull();
  });

  test('is never a URL that was not registered', () => {
    fc.assert(fc.property(fc.webUrl(), fc.constantFrom('plain', 'base64', 'md5'), fc.string(), (url, form, id) => {
      const hash = form === 'plain' ? url : form === 'base64' ? Buffer.from(url).toString('base64') : createHash('md5').update(url).digest('hex');
      expect([OK, NO, DEFAULT]).toContain(back({ hash, id }));
    }));
  });
});
