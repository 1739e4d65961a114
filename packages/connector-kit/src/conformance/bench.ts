import { afterAll, beforeAll, expect } from '@jest/globals';
import { inspect } from 'node:util';
import { money } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import type { ChargeOrder, Connector, InquiryOrder, RefundOrder } from '../connector.ts';
import { createHttpClient } from '../http/client.ts';
import type { HttpClient } from '../http/client.ts';
import type { PreparedChannel, Registration } from '../registration.ts';
import type { ProviderSection, SecretText } from '../section.ts';
import type { ConnectorHarness } from './harness.ts';
import { startScriptedProvider } from './scripted-provider.ts';
import type { Behaviour, ScriptedProvider } from './scripted-provider.ts';

/** For what is answered: a machine that stands still for a moment must not turn an answer into silence. */
const ANSWERED_TIMEOUT_MS = 20_000;
/** For what is never answered. */
const SILENT_TIMEOUT_MS = 400;
const REFERENCE = 'A1B2C3D4E5F6G7H8J9K0';

/** One connector of a registration in front of a scripted provider. */
export interface Bench {
  readonly registration: Registration;
  readonly harness: ConnectorHarness;
  readonly provider: ScriptedProvider;
  readonly prepared: PreparedChannel;
  readonly connector: Connector;
  readonly charge: (behaviour: Behaviour, order?: Partial<ChargeOrder>) => Promise<Outcome>;
  readonly inquire: (behaviour: Behaviour, order?: Partial<InquiryOrder>) => Promise<Outcome>;
  readonly refund: (behaviour: Behaviour, order?: Partial<RefundOrder>) => Promise<Outcome>;
  /** The same operations at an address where nobody listens. */
  readonly nowhere: Connector;
}

export const chargeOrder = (): ChargeOrder => ({
  reference: REFERENCE,
  amount: money(10_050n, 'PKR'),
  payer: { mobile: '03001234567', name: 'Zainab Tariq', email: 'zainab@example.com', cnic: '3520212345671' },
  description: 'Order 45',
  method: 'wallet',
  now: new Date(),
  leaveBy: performance.now() + 10_000,
});

export const inquiryOrder = (): InquiryOrder => ({
  operation: 'charge',
  reference: REFERENCE,
  amount: money(10_050n, 'PKR'),
  method: 'wallet',
  charge: null,
  conclusive: false,
  notFoundConclusive: false,
  answeredCode: '',
  now: new Date(),
});

export const refundOrder = (): RefundOrder => ({
  reference: 'R1B2C3D4E5F6G7H8J9K0',
  amount: money(10_050n, 'PKR'),
  charge: { reference: REFERENCE, captured: money(10_050n, 'PKR'), providerTransactionId: '12345' },
  now: new Date(),
  leaveBy: performance.now() + 10_000,
});

/** Gives every test of a describe block the same bench; it exists once the tests run. */
export function setUpBench(registration: Registration, harness: ConnectorHarness): () => Bench {
  let bench: Bench | null = null;
  const clients: HttpClient[] = [];
  beforeAll(async () => {
    const provider = await startScriptedProvider();
    const connect = (baseUrl: string, timeoutMs: number): Connector => {
      const http = createHttpClient({ baseUrl: new URL(baseUrl), connectTimeoutMs: timeoutMs });
      clients.push(http);
      const timeouts = { chargeMs: timeoutMs, inquireMs: timeoutMs, refundMs: timeoutMs };
      return registration.parseConfig(sectionOf(harness, baseUrl)).create({ http, timeouts });
    };
    const connector = connect(provider.baseUrl, ANSWERED_TIMEOUT_MS);
    const impatient = connect(provider.baseUrl, SILENT_TIMEOUT_MS);
    const towards = (behaviour: Behaviour): Connector => (behaviour.kind === 'silence' ? impatient : connector);
    bench = {
      registration,
      harness,
      provider,
      prepared: registration.parseConfig(sectionOf(harness, provider.baseUrl)),
      connector,
      // Port 9 (discard) of the loopback: nobody listens there.
      nowhere: connect('http://127.0.0.1:9', ANSWERED_TIMEOUT_MS),
      charge: (behaviour, order) => run(provider, behaviour, () => towards(behaviour).charge({ ...chargeOrder(), ...order }, never())),
      inquire: (behaviour, order) => run(provider, behaviour, () => towards(behaviour).inquire({ ...inquiryOrder(), ...order }, never())),
      refund: (behaviour, order) => run(provider, behaviour, () => refundOf(towards(behaviour))({ ...refundOrder(), ...order }, never())),
    };
  });
  afterAll(async () => {
    for (const client of clients) await client.close();
    await bench?.provider.close();
  });
  return () => {
    if (bench === null) throw new Error('the bench exists only while tests run');
    return bench;
  };
}

async function run(provider: ScriptedProvider, behaviour: Behaviour, call: () => Promise<Outcome>): Promise<Outcome> {
  provider.behave(behaviour);
  return await call();
}

export function refundOf(connector: Connector): NonNullable<Connector['refund']> {
  const refund = connector.refund?.bind(connector);
  if (refund === undefined) throw new Error('the harness has a refund, the connector has none');
  return refund;
}

export function never(): AbortSignal {
  return new AbortController().signal;
}

export function sectionOf(harness: ConnectorHarness, baseUrl: string): ProviderSection {
  const { endpoint, account, secrets } = harness.section(baseUrl);
  return { endpoint, account, secrets: Object.fromEntries(Object.entries(secrets).map(([key, text]) => [key, hidden(text)])) };
}

function hidden(text: string): SecretText {
  return { reveal: () => text };
}

/** No secret of the channel is in what leaves the connector. */
export function expectNoSecrets(harness: ConnectorHarness, subject: unknown): void {
  const text = inspect(subject, { depth: 10 });
  for (const secret of Object.values(harness.section('http://127.0.0.1:9').secrets)) {
    // A PEM is found by its middle: line breaks may be printed in many ways.
    expect(text).not.toContain(secret.length > 200 ? secret.slice(100, 140) : secret);
  }
}
