import { describe, expect, test } from '@jest/globals';
import { withTrace } from '../trace.ts';
import { createLogger } from './logger.ts';

/** What a log line must never hold, under the names by which the platform and its providers carry it. */
const CANARIES = {
  mobile: '03115112345',
  msisdn: '923115112345',
  name: 'Ayesha Canary',
  email: 'ayesha@canary.example',
  cnic: '3520212345671',
  customerCert: '35202-1234567-1',
  password: 'canary-password',
  secret: 'canary-secret',
  authorization: 'Bearer canary-bearer',
  sign: 'canary-sign',
  credentials: 'canary-credentials',
  pan: '4242424242424242',
  pp_Password: 'canary-pp-password',
  pp_SecureHash: 'canary-hash',
  pp_MobileNumber: '03215112345',
  'x-api-key': 'canary-api-key',
  mobileAccountNo: '03315112345',
  emailAddress: 'b@canary.example',
  hashKey: 'canary-hash-key',
  privateKey: 'canary-private-key',
  integritySalt: 'canary-salt',
  cookie: 'canary-cookie',
  signature: 'canary-signature',
  body: '{"canary": true}',
  otp: 'canary-otp',
};

function capture(level = 'trace'): { log: ReturnType<typeof createLogger>; lines: () => Record<string, unknown>[]; text: () => string } {
  const written: string[] = [];
  const stream = { write: (line: string) => void written.push(line) };
  const log = createLogger({ service: 'payments', instance: 'payments-1', level, stream });
  return {
    log,
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
    text: () => written.join(''),
  };
}

function expectNoCanary(text: string): void {
  for (const canary of Object.values(CANARIES)) expect(text).not.toContain(JSON.stringify(canary).slice(1, -1));
  expect(text).not.toContain('canary');
}

describe('a log line', () => {
  test('never holds a secret or personal data, at any depth, in a child, or in a list', () => {
    const { log, text, lines } = capture();
    log.info(CANARIES, 'flat');
    log.info({ request: { payer: CANARIES, nested: { list: [CANARIES, { deep: CANARIES }] } } }, 'nested');
    log.child({ ...CANARIES, context: CANARIES }).info('from a child');
    log.child({ request: CANARIES }).error({ err: Object.assign(new Error('failed'), { response: CANARIES, ...CANARIES }) });
    expect(lines()).toHaveLength(4);
    expectNoCanary(text());
  });

  test('never holds them under another name either, where their shape tells', () => {
    const { log, text } = capture();
    const { mobile, msisdn, email, cnic, customerCert } = CANARIES;
    log.warn({ note: `call ${mobile} or +${msisdn}`, detail: [email, cnic], query: `cnic=${customerCert}&m=${mobile}` });
    log.warn(`payer ${mobile} <${email}> %s`, cnic);
    log.error({ err: new Error(`duplicate ${mobile}`, { cause: new Error(`of ${email}`) }) }, 'failed');
    expectNoCanary(text());
  });

  test('never holds a password of a connection string, bytes, or an object that a driver hangs on its error', () => {
    const { log, text } = capture();
    log.error({ err: new Error('cannot reach mongodb://root:canary@db:27017/x') });
    log.info({ blob: Buffer.from('canary'), view: new Uint8Array(Buffer.from('canary')) });
    log.error({ err: Object.assign(new Error('write failed'), { writeErrors: [{ op: { payerName: 'canary' } }] }) });
    expectNoCanary(text());
  });

  test('survives what refers to itself', () => {
    const { log, lines } = capture();
    const loop: Record<string, unknown> = { id: 'a' };
    loop['self'] = loop;
    log.info({ loop }, 'round');
    expect(lines()).toHaveLength(1);
  });

  test('keeps what an operator needs: ids, codes, times, the error and the trace', () => {
    const { log, lines } = capture();
    const paymentId = 'pay_0123456789abcdef0123456789abcdef';
    const reference = 'T2026112101020312345';
    withTrace('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', () => {
      const err = Object.assign(new TypeError('no'), { code: 'E1' });
      log.error({ paymentId, reference, amountMinor: 10_000n, at: new Date(0), latencyMs: 12, err }, 'charge failed');
    });
    expect(lines()[0]).toMatchObject({
      level: 'error',
      service: 'payments',
      instance: 'payments-1',
      paymentId,
      reference,
      amountMinor: '10000',
      at: '1970-01-01T00:00:00.000Z',
      latencyMs: 12,
      msg: 'charge failed',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      err: { type: 'TypeError', message: 'no', code: 'E1' },
    });
    expect(lines()[0]?.['time']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  test('is not written below its level', () => {
    const { log, lines } = capture('warn');
    log.info('quiet');
    expect(lines()).toEqual([]);
  });
});
