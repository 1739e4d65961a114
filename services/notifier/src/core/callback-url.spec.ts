import { describe, expect, test } from '@jest/globals';
import { judgeUrl } from './callback-url.ts';
import { DISGUISES } from './disguises.fixture.ts';

const refused = { kind: 'refused' };

describe('a callback URL', () => {
  test.each([
    'https://merchant.example/hook',
    'https://merchant.example:8443/hook?a=b',
    'https://merchant.example:443/',
    'https://8.8.8.8/hook',
    'https://[2606:4700::1111]/hook',
    'https://xn--mgba3a4f16a.example/',
    'https://localhost.example/',
  ])('is allowed to a public host: %s', (url) => {
    expect(judgeUrl(url, false)).toMatchObject({ kind: 'allowed', addresses: 'public' });
  });

  test.each(DISGUISES)('is refused when it means an address that is not public: %s', (url) => {
    expect(judgeUrl(url, false)).toMatchObject(refused);
  });

  test.each([
    ['plain http', 'http://merchant.example/'],
    ['another port', 'https://merchant.example:22/'],
    ['another port', 'https://merchant.example:8080/'],
    ['port 80 by https', 'https://merchant.example:80/'],
    ['user', 'https://user@merchant.example/'],
    ['password', 'https://:secret@merchant.example/'],
    ['another scheme', 'ftp://merchant.example/'],
    ['another scheme', 'file:///etc/passwd'],
    ['another scheme', 'gopher://merchant.example/'],
    ['another scheme', 'data:text/plain,OK'],
    ['another scheme', 'javascript:alert(1)'],
    ['relative', '/hook'],
    ['no URL', 'merchant.example'],
    ['no URL', 'https://'],
    ['no URL', 'https://merchant example/'],
    ['empty', ''],
    ['too long', `https://merchant.example/${'a'.repeat(2_048)}`],
  ])('is refused: %s', (_why, url) => {
    expect(judgeUrl(url, false)).toMatchObject(refused);
  });

  test('refused tells why without repeating any of it', () => {
    const verdict = judgeUrl('https://user:hunter2@internal.example/token-123', false);
    expect(JSON.stringify(verdict)).not.toMatch(/hunter2|internal|token/);
  });
});

describe('the URL of an order in an existing dialect', () => {
  test.each(['http://merchant.example/notify', 'http://merchant.example:8080/notify', 'https://merchant.example:9443/notify', 'http://8.8.8.8/'])('may be any web address of a public host: %s', (url) => {
    expect(judgeUrl(url, false, 'http')).toMatchObject({ kind: 'allowed', addresses: 'public' });
  });

  test.each([...DISGUISES, ...DISGUISES.map((url) => url.replace(/^https:/, 'http:'))])('is refused when it means an address that is not public: %s', (url) => {
    expect(judgeUrl(url, false, 'http')).toMatchObject(refused);
  });

  test.each(['http://merchant.example:22/', 'http://merchant.example:25/', 'ftp://merchant.example/', 'http://user@merchant.example/'])('is refused: %s', (url) => {
    expect(judgeUrl(url, false, 'http')).toMatchObject(refused);
  });
});

describe('with the development switch', () => {
  test.each(['http://127.0.0.1:8080/', 'http://localhost:3000/x', 'https://localhost/', 'http://[::1]:1/', 'http://127.0.0.9/'])('this machine may be called: %s', (url) => {
    expect(judgeUrl(url, true)).toMatchObject({ kind: 'allowed', addresses: 'loopback' });
  });

  test.each(['http://merchant.example/', 'http://10.0.0.1/', 'https://192.168.0.1/', 'http://169.254.169.254/', 'https://merchant.example:8080/', 'http://0.0.0.0/'])(
    'nothing else becomes allowed: %s',
    (url) => {
      expect(judgeUrl(url, true)).toMatchObject(refused);
    },
  );

  test('a public host stays bound to public addresses', () => {
    expect(judgeUrl('https://merchant.example/', true)).toMatchObject({ kind: 'allowed', addresses: 'public' });
  });
});
