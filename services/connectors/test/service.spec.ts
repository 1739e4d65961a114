import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '@adaigi/contracts';
import { createKafka } from '@adaigi/kafka';
import { testRuntime } from '@adaigi/runtime';
import { deleteTopics, eventually, startInbox, testEngines } from '@adaigi/testing';
import type { Inbox } from '@adaigi/testing';
import { request } from 'undici';
import { startPlatform } from './support/platform.ts';
import type { Platform } from './support/platform.ts';
import { newReference } from './support/references.ts';

/** Slow payers take 30 s * SCALE, silent connections are held for 90 s * SCALE. */
const SCALE = 0.03;
const SLOW_PAYER = '03000000022';
const QUICK_PAYER = '03115112345';
const amount = { minor: '10000', currency: 'PKR' };

let inbox: Inbox;
let platform: Platform;
beforeAll(async () => {
  testEngines();
  inbox = await startInbox();
  platform = await startPlatform({ scale: SCALE, ipnUrl: inbox.url, channel: { chargeTimeoutMs: 2_000, refundTimeoutMs: 1_000, inquireTimeoutMs: 1_000, breaker: { consecutive: 3, restMs: 200 } } });
}, 60_000);
afterAll(async () => {
  await platform.stop();
  await inbox.close();
  await deleteTopics(testEngines().kafka, platform.topicPrefix);
}, 30_000);
beforeEach(() => control('PUT', '/faults', { seed: 1, faults: [] }));

function charge(channel: string, options: { reference?: string; mobile?: string; notAfterMs?: number; deadlineMs?: number; minor?: string; method?: string } = {}) {
  const { reference = newReference(), mobile = QUICK_PAYER, notAfterMs = 5_000, deadlineMs = 15_000, minor = '10000', method = '' } = options;
  return platform.connectors.charge(
    {
      channel,
      reference,
      paymentId: `pay_${reference}`,
      amount: { minor, currency: 'PKR' },
      payer: { mobile, name: 'Ayesha Khan', email: 'ayesha@example.pk', cnic: '3520212345678' },
      description: 'Order 45',
      notAfter: new Date(Date.now() + notAfterMs).toISOString(),
      method,
    },
    { deadlineMs },
  );
}

function inquire(channel: string, reference: string, operation = 'charge', inquiriesMade = 0) {
  return platform.connectors.inquire({ channel, operation, reference, amount, sentAt: new Date().toISOString(), notAfter: new Date().toISOString(), inquiriesMade });
}

function refund(channel: string, chargeReference: string, options: { reference?: string; minor?: string } = {}) {
  const { reference = newReference(), minor = '10000' } = options;
  const notAfter = new Date(Date.now() + 5_000).toISOString();
  return platform.connectors.refund({ channel, reference, chargeReference, providerTransactionId: '', paymentId: 'pay_1', amount: { minor, currency: 'PKR' }, captured: amount, notAfter });
}

async function control(method: 'GET' | 'PUT', path: string, body?: unknown): Promise<unknown> {
  const answer = await request(`${platform.control}${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
  const text = await answer.body.text();
  if (answer.statusCode >= 300) throw new Error(`control API: ${answer.statusCode} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

async function ledger(reference: string): Promise<string[]> {
  const { entries } = (await control('GET', `/ledger?reference=${reference}`)) as { entries: { kind: string }[] };
  return entries.map(({ kind }) => kind);
}

async function metrics(): Promise<string> {
  const answer = await request(`http://127.0.0.1:${platform.opsPort}/metrics`);
  return await answer.body.text();
}

describe('one send per reference', () => {
  test('of many charges at once one leaves; the others learn no more than that', async () => {
    const reference = newReference();
    const answers = await Promise.all(Array.from({ length: 8 }, () => charge('jazzcash-main', { reference, mobile: SLOW_PAYER })));
    const kinds = answers.map(({ outcome }) => outcome?.kind);
    expect(kinds.filter((kind) => kind === 'OUTCOME_KIND_SUCCEEDED')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'OUTCOME_KIND_UNKNOWN')).toHaveLength(7);
    expect(await ledger(reference)).toEqual(['debit']);
    expect((await charge('jazzcash-main', { reference })).outcome?.kind).toBe('OUTCOME_KIND_SUCCEEDED');
    expect(await ledger(reference)).toEqual(['debit']);
  });

  test('a caller that goes away does not stop a charge that has left: its answer is recorded', async () => {
    const reference = newReference();
    await expect(charge('easypaisa-main', { reference, mobile: SLOW_PAYER, deadlineMs: 300 })).rejects.toMatchObject({ code: 'deadline_exceeded' });
    await eventually(async () => (await charge('easypaisa-main', { reference })).outcome?.kind === 'OUTCOME_KIND_SUCCEEDED');
    expect(await ledger(reference)).toEqual(['debit']);
  });

  test('after its time a charge does not leave', async () => {
    const reference = newReference();
    const { outcome } = await charge('jazzcash-main', { reference, notAfterMs: -1 });
    expect(outcome).toMatchObject({ kind: 'OUTCOME_KIND_NOT_SENT', reason: 'too_late' });
    expect((await inquire('jazzcash-main', reference)).outcome).toMatchObject({ kind: 'OUTCOME_KIND_NOT_SENT' });
    expect(await ledger(reference)).toEqual([]);
  });

  test('what was never sent is known at once, and stays unsent', async () => {
    const reference = newReference();
    expect((await inquire('easypaisa-rsa', reference)).outcome).toMatchObject({ kind: 'OUTCOME_KIND_NOT_SENT', reason: 'never_received' });
    expect((await charge('easypaisa-rsa', { reference })).outcome).toMatchObject({ kind: 'OUTCOME_KIND_NOT_SENT', reason: 'too_late' });
    expect(await ledger(reference)).toEqual([]);
  });

  test('killed between sending and recording, the process finds the truth by inquiry and sends nothing again', async () => {
    const reference = newReference();
    const lost = charge('jazzcash-main', { reference, mobile: SLOW_PAYER }).catch(() => null);
    await eventually(() => control('GET', `/orders/${reference}`));
    await platform.killConnectors();
    await lost;
    await platform.startConnectors();
    expect((await charge('jazzcash-main', { reference })).outcome?.kind).toBe('OUTCOME_KIND_UNKNOWN');
    await eventually(async () => (await inquire('jazzcash-main', reference)).outcome?.kind === 'OUTCOME_KIND_SUCCEEDED');
    expect(await ledger(reference)).toEqual(['debit']);
  }, 40_000);
});

test('a stop lets a charge that has left end and records its answer', async () => {
  const reference = newReference();
  const waiting = charge('jazzcash-main', { reference, mobile: SLOW_PAYER });
  await eventually(() => control('GET', `/orders/${reference}`));
  await platform.stopConnectors();
  expect((await waiting).outcome?.kind).toBe('OUTCOME_KIND_SUCCEEDED');
  await platform.startConnectors();
  expect((await charge('jazzcash-main', { reference })).outcome?.kind).toBe('OUTCOME_KIND_SUCCEEDED');
}, 40_000);

describe('refunds', () => {
  const paid = async (mobile = QUICK_PAYER): Promise<string> => {
    const reference = newReference();
    expect((await charge('jazzcash-main', { reference, mobile })).outcome?.kind).toBe('OUTCOME_KIND_SUCCEEDED');
    return reference;
  };

  test('whole and in part, once per reference', async () => {
    const reference = newReference();
    const whole = await paid();
    for (let i = 0; i < 3; i += 1) expect((await refund('jazzcash-main', whole, { reference })).outcome?.kind).toBe('OUTCOME_KIND_SUCCEEDED');
    expect(await ledger(whole)).toEqual(['debit', 'refund']);
    expect((await refund('jazzcash-main', await paid(), { minor: '4000' })).outcome?.kind).toBe('OUTCOME_KIND_SUCCEEDED');
  });

  test.each([
    ['03000000040', 'RETRY_SAME_PATH'],
    ['03000000041', 'RETRY_NEVER'],
  ])('of %s are refused: %s', async (mobile, retry) => {
    expect((await refund('jazzcash-main', await paid(mobile))).outcome).toMatchObject({ kind: 'OUTCOME_KIND_DECLINED', reason: 'refund_refused', retry });
  });

  test('done but never answered: an inquiry about the charge finds it', async () => {
    const reference = newReference();
    const charged = await paid('03000000043');
    expect((await refund('jazzcash-main', charged, { reference })).outcome?.kind).toBe('OUTCOME_KIND_UNKNOWN');
    expect((await inquire('jazzcash-main', reference, 'refund')).outcome?.kind).toBe('OUTCOME_KIND_SUCCEEDED');
    expect(await ledger(charged)).toEqual(['debit', 'refund']);
  });

  test('neither done nor answered: stays unknown until a person looks, and is not sent again', async () => {
    const reference = newReference();
    const charged = await paid('03000000044');
    expect((await refund('jazzcash-main', charged, { reference })).outcome?.kind).toBe('OUTCOME_KIND_UNKNOWN');
    expect((await inquire('jazzcash-main', reference, 'refund')).outcome).toMatchObject({ kind: 'OUTCOME_KIND_UNKNOWN', reason: 'refund_unknown' });
    expect((await refund('jazzcash-main', charged, { reference })).outcome?.kind).toBe('OUTCOME_KIND_UNKNOWN');
    expect(await ledger(charged)).toEqual(['debit']);
  });

  test('by hand where the provider has none', async () => {
    expect((await refund('easypaisa-main', newReference())).outcome).toMatchObject({ kind: 'OUTCOME_KIND_NOT_SENT', reason: 'refund_is_manual' });
  });
});

describe('callbacks', () => {
  const parse = async (channel: string, reference: string) => {
    const { path, method, headers, body } = await inbox.waitFor((received) => received.path.startsWith(`/${channel}`) && (received.body + received.path).includes(reference));
    return platform.connectors.parseCallback({ channel, method, query: path.split('?')[1] ?? '', contentType: headers['content-type'] ?? '', body: Buffer.from(body) });
  };

  test('JazzCash\'s notification is verified, proves the payment and gets its signed answer', async () => {
    const reference = newReference();
    await charge('jazzcash-main', { reference, mobile: '03000000011' });
    const parsed = await parse('jazzcash-main', reference);
    expect(parsed).toMatchObject({ accepted: true, reference, outcome: { kind: 'OUTCOME_KIND_SUCCEEDED', providerCode: '121' }, replyStatus: 200 });
    expect(JSON.parse(parsed.replyBody)).toMatchObject({ pp_ResponseCode: '000', pp_SecureHash: expect.stringMatching(/^[0-9A-F]{64}$/) });
  });

  test('another channel\'s notification is not this one\'s', async () => {
    const reference = newReference();
    await charge('jazzcash-main', { reference });
    const { body } = await inbox.waitFor((received) => received.body.includes(reference));
    const parsed = await platform.connectors.parseCallback({ channel: 'jazzcash-alt', method: 'POST', query: '', contentType: 'application/json', body: Buffer.from(body) });
    expect(parsed).toMatchObject({ accepted: false, refusal: 'signature', replyStatus: 401, outcome: null });
  });

  test('Easypaisa\'s notification wakes an inquiry and proves nothing, even with a hostile address', async () => {
    await control('PUT', '/faults', { seed: 1, faults: [{ account: 'easypaisa-main', operation: 'ipn', percent: 100, fault: { kind: 'hostile-url-ipn' } }] });
    const reference = newReference();
    await charge('easypaisa-main', { reference });
    expect(await parse('easypaisa-main', reference)).toMatchObject({ accepted: true, reference, outcome: { kind: 'OUTCOME_KIND_UNKNOWN' }, replyStatus: 200 });
  });

  test('about a payment that was never sent is acknowledged, refused, and raises an alarm', async () => {
    const query = `orderRefNumber=${newReference()}`;
    const parsed = await platform.connectors.parseCallback({ channel: 'easypaisa-main', method: 'GET', query, contentType: '', body: Buffer.alloc(0) });
    expect(parsed).toMatchObject({ accepted: false, refusal: 'unknown_reference', replyStatus: 200 });
    expect(await metrics()).toMatch(/adaigi_provider_callbacks_refused_total\{.*refusal="unknown_reference".*\} 1/);
  });
});

describe('requests', () => {
  test('the channels are described without their secrets', async () => {
    const { channels } = await platform.connectors.describeChannels({});
    expect(channels?.map(({ id, provider, refunds, methods }) => [id, provider, refunds, methods])).toEqual([
      ['jazzcash-main', 'jazzcash', true, ['wallet']],
      ['jazzcash-alt', 'jazzcash', false, ['wallet']],
      ['easypaisa-main', 'easypaisa', false, ['wallet', 'token']],
      ['easypaisa-rsa', 'easypaisa', false, ['wallet', 'token']],
    ]);
    expect(channels?.[0]).toMatchObject({ wallet: 'jazzcash', mode: 'MODE_TEST', minAmount: { minor: '100' }, chargeTimeoutMs: 7_000, maxConcurrent: 64, disabled: false, longestDoubtMs: expect.stringMatching(/^[1-9]\d*$/) });
  });

  test.each([
    ['reference', { reference: 'short' }],
    ['payer.mobile', { mobile: '923001234567' }],
    ['method', { method: 'card' }],
  ])('a wrong %s is named', async (field, options) => {
    await expect(charge('jazzcash-main', options)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field }] });
  });

  test('an unknown channel is not found', async () => {
    await expect(charge('jazzcash-none')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('what the channel cannot do is refused without a send', async () => {
    const [small, cash] = [await charge('jazzcash-main', { minor: '99' }), await charge('jazzcash-main', { method: 'token' })];
    expect(small.outcome).toMatchObject({ kind: 'OUTCOME_KIND_DECLINED', reason: 'amount_not_allowed', fault: 'FAULT_MERCHANT' });
    expect(cash.outcome).toMatchObject({ kind: 'OUTCOME_KIND_DECLINED', reason: 'no_channel', retry: 'RETRY_OTHER_PATH' });
  });
});

test('an outage opens the breaker, which is a metric and an event; the end of it closes it', async () => {
  const runtime = testRuntime('health-listener');
  const kafka = await createKafka(runtime, { brokers: testEngines().kafka, topicPrefix: platform.topicPrefix });
  const heard: string[] = [];
  await kafka.consume({
    group: 'health-test',
    topics: [topics.providerHealth],
    handle: async ({ payload }) => {
      await Promise.resolve();
      heard.push(`${payload.channel} ${payload.operation} ${payload.breaker} ${payload.reason}`);
      return 'ack';
    },
  });
  try {
    await control('PUT', '/outages/easypaisa-rsa', { on: true, mode: '503' });
    // Three failures open it. Three at once, because a rested breaker lets one through to try: the others are refused, however slowly this runs.
    const refusal = await eventually(async () => {
      const answers = await Promise.all(Array.from({ length: 3 }, () => charge('easypaisa-rsa')));
      return answers.find(({ outcome }) => outcome?.kind === 'OUTCOME_KIND_NOT_SENT');
    });
    expect(refusal.outcome).toMatchObject({ kind: 'OUTCOME_KIND_NOT_SENT', reason: 'breaker_open' });
    expect(await metrics()).toMatch(/adaigi_breaker_state\{.*channel="easypaisa-rsa",operation="charge".*\} (1|0\.5)\n/);
    expect((await charge('easypaisa-main')).outcome?.kind).toBe('OUTCOME_KIND_SUCCEEDED');
    await control('PUT', '/outages/easypaisa-rsa', { on: false });
    await eventually(async () => (await charge('easypaisa-rsa')).outcome?.kind === 'OUTCOME_KIND_SUCCEEDED', { intervalMs: 100 });
    expect(await metrics()).toMatch(/adaigi_breaker_state\{.*channel="easypaisa-rsa",operation="charge".*\} 0\n/);
    // Only the newest state counts, so states that followed each other quickly may be left out.
    await eventually(() => heard.findLast((line) => line.startsWith('easypaisa-rsa charge ')) === 'easypaisa-rsa charge closed recovered', { deadlineMs: 20_000 });
    expect(heard).toContainEqual(expect.stringMatching(/^easypaisa-rsa charge open (consecutive_failures|probe_unanswered)$/));
  } finally {
    await runtime.stop();
  }
}, 60_000);

test('neither secrets nor payers are in the log or the metrics', async () => {
  await charge('jazzcash-main');
  await charge('easypaisa-rsa', { mobile: '03000000001' });
  await sleep(100);
  const written = platform.output() + (await metrics());
  expect(written).toContain('provider answered');
  for (const secret of ['dev-jc-main', 'dev0salt01', 'dev-ep-rsa-secret', QUICK_PAYER, '03000000001', 'Ayesha', 'ayesha@example.pk', '3520212345678', '345678', 'BEGIN PRIVATE KEY']) {
    expect(written).not.toContain(secret);
  }
});
