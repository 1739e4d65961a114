import { describe, expect, test } from '@jest/globals';
import { isCallable } from './notify-url.ts';

describe('a notifyUrl', () => {
  test.each(['https://example.com/notify', 'HTTP://example.com:8080/a?b=c', 'https://203.0.113.7/', 'https://[2001:db8::1]/', 'http://127.0.0.1:9999/'])('that may be called in both worlds: %s', (url) => {
    expect([isCallable(url, 'test'), isCallable(url, 'live')]).toEqual([true, true]);
  });

  test.each(['', '/notify', 'ftp://example.com', 'http://', 'https://user:password@example.com/', 'https://user@example.com/', 'https://:password@example.com/'])('that can never be called: %s', (url) => {
    expect([isCallable(url, 'test'), isCallable(url, 'live')]).toEqual([false, false]);
  });

  test.each(['http://10.1.2.3/', 'http://192.168.0.1:8080/', 'http://172.31.255.255/', 'http://169.254.169.254/latest', 'http://100.64.0.1/', 'http://0.0.0.0/', 'http://167837955/', 'http://0x0a.1/', 'http://[fd00::1]/', 'http://[fe80::1]/', 'http://[::ffff:10.1.2.3]/'])('that names an internal address is refused in the live world, however it is written: %s', (url) => {
    expect([isCallable(url, 'test'), isCallable(url, 'live')]).toEqual([true, false]);
  });
});
