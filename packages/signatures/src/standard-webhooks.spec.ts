import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, signStandardWebhook, verifyStandardWebhook } from './standard-webhooks.ts';

const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const body = '{"test": 2432232314}';

describe('the published example', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const message = { id, timestampS: 1_614_265_330, body };

  test('gives the published signature', () => {
    expect(signStandardWebhook({ ...message, secrets: [secret] })).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('verifies, also among signatures of other versions', () => {
    const header = 'v1a,AAAA v1,AAAA v2,BBBB v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
    expect(verifyStandardWebhook({ ...message, header, secret, nowS: message.timestampS, toleranceS: 300 })).toBe(true);
  });
});

describe('against the standardwebhooks package', () => {
  const secret = newWebhookSecret();
  const timestampS = Math.floor(Date.now() / 1000);

  test('its verifier accepts ours, with the old and the new secret of a rotation', () => {
    const next = newWebhookSecret();
    const signature = signStandardWebhook({ id, timestampS, body, secrets: [secret, next] });
    const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestampS), 'webhook-signature': signature };
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(new Webhook(next).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow('No matching signature');
  });

  test('ours accepts its signatures', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const header = new Webhook(secret).sign(id, new Date(timestampS * 1000), text);
        expect(verifyStandardWebhook({ id, timestampS, body: text, header, secret, nowS: timestampS, toleranceS: 300 })).toBe(true);
      }),
    );
  });
});

describe('verifyStandardWebhook', () => {
  const secret = newWebhookSecret();
  const signed = (bytes: Uint8Array) => ({
    id,
    timestampS: 1_000,
    body: bytes,
    header: signStandardWebhook({ id, timestampS: 1_000, body: bytes, secrets: [secret] }),
    secret,
    nowS: 1_000,
    toleranceS: 300,
  });

  test('breaks with any flipped byte of the body, another id or another time', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, pick, flip) => {
        const message = signed(bytes);
        expect(verifyStandardWebhook(message)).toBe(true);
        const changed = bytes.map((byte, at) => (at === pick % bytes.length ? byte ^ flip : byte));
        expect(verifyStandardWebhook({ ...message, body: changed })).toBe(false);
        expect(verifyStandardWebhook({ ...message, id: `${id}x` })).toBe(false);
        expect(verifyStandardWebhook({ ...message, timestampS: 1_001 })).toBe(false);
      }),
    );
  });

  test.each([
    [700, true],
    [1_300, true],
    [699, false],
    [1_301, false],
  ])('at %d a message of second 1000 with 300 s of tolerance: %p', (nowS, accepted) => {
    expect(verifyStandardWebhook({ ...signed(Buffer.from('x')), nowS })).toBe(accepted);
  });

  test('refuses a timestamp that is no number, and empty or foreign signatures', () => {
    const message = signed(Buffer.from('x'));
    const timeless = { id, timestampS: Number.NaN, body };
    const header = signStandardWebhook({ ...timeless, secrets: [secret] });
    expect(verifyStandardWebhook({ ...timeless, header, secret, nowS: 1_000, toleranceS: 300 })).toBe(false);
    for (const header of ['', 'v1', 'v1,', 'v1,%%%', message.header.slice(3), `v1a,${message.header.slice(3)}`]) {
      expect(verifyStandardWebhook({ ...message, header })).toBe(false);
    }
  });
});

describe('secrets', () => {
  test('a new one is whsec_ and 32 random bytes', () => {
    const secret = newWebhookSecret();
    expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
    expect(newWebhookSecret()).not.toBe(secret);
  });

  test.each(['', 'whsec_', 'whsec_c2hvcnQ=', Buffer.alloc(32).toString('base64'), `whsec_${Buffer.alloc(65).toString('base64')}`])('%j is refused', (secret) => {
    expect(() => signStandardWebhook({ id, timestampS: 1, body, secrets: [secret] })).toThrow(TypeError);
  });

  test('none at all is refused, because an unsigned webhook must never leave', () => {
    expect(() => signStandardWebhook({ id, timestampS: 1, body, secrets: [] })).toThrow(TypeError);
  });
});
