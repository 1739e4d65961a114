import { describe, expect, test } from '@jest/globals';
import { acceptsCallback, payproSettings } from './paypro-settings.ts';

describe("a PayPro merchant's answer", () => {
  const byDefault = payproSettings({});

  test.each(['OK', ' OK', 'OK\n', '\r\nOK\r\n'])('is accepted when it is OK (%j)', (body) => {
    expect(acceptsCallback(byDefault, 200, body)).toBe(true);
  });

  test.each(['ok', '"OK"', 'SUCCESS', '', 'OKAY', '{"code":"OK"}', null])('is not accepted when it says something else (%j)', (body) => {
    expect(acceptsCallback(byDefault, 200, body)).toBe(false);
  });

  test.each([199, 301, 400, 500])('is not accepted with status %i, whatever it says', (status) => {
    expect(acceptsCallback(byDefault, status, 'OK')).toBe(false);
    expect(acceptsCallback(payproSettings({ notify_ok_bodies: '2xx' }), status, 'OK')).toBe(false);
  });

  test('may be what the merchant has set', () => {
    const settings = payproSettings({ notify_ok_bodies: 'ok, "OK", success' });
    expect(['ok', '"OK"', 'success', 'OK'].map((body) => acceptsCallback(settings, 201, body))).toEqual([true, true, true, false]);
    expect(acceptsCallback(payproSettings({ notify_ok_bodies: 'OK,2xx' }), 204, null)).toBe(true);
  });

  test('falls back to the default where a setting is not known', () => {
    expect(payproSettings({ sign_mode: 'sideways', status_overrides: 'no JSON' })).toEqual(byDefault);
  });
});
