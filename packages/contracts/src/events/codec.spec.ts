import { AdaigiError } from '@adaigi/errors';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { messageArbitrary } from '../../test/message-arbitrary.ts';
import { PROTOS_FOLDER } from '../protos.ts';
import { decodeEvent, encodeEvent } from './codec.ts';
import { topics } from './topics.ts';
import type { Topic } from './topics.ts';

/** The payload type does not matter here: the arbitrary follows the message. */
const TOPICS = Object.values(topics) as unknown as Topic<object>[];
const BUF = join(dirname(createRequire(import.meta.url).resolve('@bufbuild/buf/package.json')), 'bin/buf');

function refusal(run: () => unknown): AdaigiError {
  try {
    run();
  } catch (error) {
    if (error instanceof AdaigiError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

/** Through an implementation that is not ours: proto3 JSON to binary and back. */
function throughBuf(message: string, json: Buffer): unknown {
  const convert = (from: string, to: string, input: Buffer): Buffer =>
    execFileSync(process.execPath, [BUF, 'convert', PROTOS_FOLDER, '--type', message, `--from=-#format=${from}`, `--to=-#format=${to}`], { input });
  const binary = convert('json', 'binpb', json);
  return JSON.parse(convert('binpb', 'json', binary).toString());
}

describe('an event', () => {
  test.each(TOPICS.map((topic) => [topic.name, topic] as const))('of %s comes back as it was sent', (_name, topic) => {
    fc.assert(
      fc.property(messageArbitrary(topic.message), (payload) => {
        expect(decodeEvent(topic, encodeEvent(topic, payload))).toEqual(payload);
      }),
      { numRuns: 50 },
    );
  });

  test.each(TOPICS.map((topic) => [topic.name, topic] as const))('of %s is read by another proto3 JSON implementation alike', (_name, topic) => {
    const [payload = {}] = fc.sample(messageArbitrary(topic.message), { numRuns: 1, seed: 7 });
    const sent = encodeEvent(topic, payload);
    const returned = throughBuf(topic.message, sent);
    // buf leaves out defaults, which decoding puts back.
    expect(decodeEvent(topic, Buffer.from(JSON.stringify(returned)))).toEqual(payload);
  });

  test('cannot carry a field that its message does not have: no personal data slips into a topic', () => {
    const payload = { ...decodeEvent(topics.payments, Buffer.from('{}')), mobile: '03115112345' };
    const error = refusal(() => encodeEvent(topics.payments, payload));
    expect(error.code).toBe('internal');
    expect(error.message).toContain('mobile is not a field of PaymentEvent');
    expect(error.message).not.toContain('03115112345');
  });

  test('cannot carry one in a nested message either', () => {
    const event = decodeEvent(topics.providerCallbacks, Buffer.from('{"outcome":{}}'));
    const outcome = { ...event.outcome, payer: { cnic: '3520212345671' } } as typeof event.outcome;
    expect(refusal(() => encodeEvent(topics.providerCallbacks, { ...event, outcome })).message).toContain('outcome.payer');
  });

  test('takes an outcome as gRPC delivered it, with its markers of optional fields', () => {
    const event = decodeEvent(topics.providerCallbacks, Buffer.from('{"outcome":{"amount":{"minor":"5","currency":"PKR"}}}'));
    const marked = { ...event, outcome: { ...event.outcome, _amount: 'amount' } as typeof event.outcome };
    expect(JSON.parse(encodeEvent(topics.providerCallbacks, marked).toString())).toEqual(JSON.parse(JSON.stringify(event)));
  });
});

describe('decodeEvent', () => {
  test('ignores fields that it does not know: producers may be newer', () => {
    const decoded = decodeEvent(topics.payments, Buffer.from('{"paymentId":"p","colour":"green"}'));
    expect(decoded.paymentId).toBe('p');
    expect(decoded).not.toHaveProperty('colour');
  });

  test('fills in what proto3 leaves out', () => {
    const decoded = decodeEvent(topics.refunds, Buffer.from('{"payment_id":"p","mode":null}'));
    expect(decoded).toMatchObject({ paymentId: 'p', seq: '', mode: 'MODE_UNSPECIFIED', state: 'REFUND_STATE_UNSPECIFIED' });
  });

  test.each([
    ['"mode":"MODE_MARS"', 'mode', 'enum'],
    ['"mode":9', 'mode', 'enum'],
    ['"attempts":1.5', 'attempts', 'type'],
    ['"attempts":2147483648', 'attempts', 'max'],
    ['"attempts":-2147483649', 'attempts', 'min'],
    ['"attempts":true', 'attempts', 'type'],
    ['"seq":1', 'seq', 'type'],
    ['"paymentId":["p"]', 'paymentId', 'type'],
  ])('refuses {%s} as invalid_request and names the field', (member, field, rule) => {
    const error = refusal(() => decodeEvent(topics.payments, Buffer.from(`{${member}}`)));
    expect(error.code).toBe('invalid_request');
    expect(error.fields).toEqual([expect.objectContaining({ field, rule })]);
  });

  test.each(['', 'null', '[]', '"x"', '{"paymentId":', '\u0000', '{"payment":1'])('refuses %j', (text) => {
    expect(refusal(() => decodeEvent(topics.payments, Buffer.from(text))).code).toBe('invalid_request');
  });

  test('never throws anything but an AdaigiError, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1'))), (text) => {
        try {
          decodeEvent(topics.merchants, Buffer.from(text));
        } catch (error) {
          expect(error).toBeInstanceOf(AdaigiError);
        }
      }),
    );
  });
});
