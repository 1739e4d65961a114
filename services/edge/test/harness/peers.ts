import { grpcServices } from '@adaigi/contracts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import type { LedgerServiceDefinition } from '@adaigi/contracts/gen/adaigi/ledger/v1/LedgerService.ts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import { AdaigiError } from '@adaigi/errors';
import { serve, startGrpcServer, type GrpcHandlers } from '@adaigi/grpc';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { fakeDeposits, type FakeDeposits } from './deposits.ts';
import { fakeLedger, type FakeLedger } from './ledger.ts';
import { fakeMerchants, type FakeMerchants } from './merchants.ts';
import { fakeNotifier, fakePostbacks } from './notifier.ts';
import { fakePayments, type FakePayments } from './payments.ts';
import { fakePayouts, type FakePayouts } from './payouts.ts';
import { fakeRouting, type FakeRouting } from './routing.ts';

export interface FakeConnectors {
  /** How ParseCallback answers; replaced by tests. */
  parse: GrpcHandlers<ConnectorsServiceDefinition>['parseCallback'];
  readonly calls: { channel: string; method: string; query: string; contentType: string; body: string }[];
}

/** The services around the edge, as scripted fakes on real sockets. */
export interface Peers {
  readonly payments: FakePayments;
  readonly payouts: FakePayouts;
  readonly deposits: FakeDeposits;
  readonly ledger: FakeLedger;
  readonly routing: FakeRouting;
  readonly merchants: FakeMerchants;
  readonly connectors: FakeConnectors;
  /** Withdrawal ids of the test postbacks that were asked for. */
  readonly testPostbacks: string[];
  readonly env: Record<string, string>;
  stop(): Promise<void>;
}

const CHANNEL = {
  provider: 'jazzcash',
  wallet: 'jazzcash',
  mode: 'MODE_TEST',
  minAmount: { minor: '100', currency: 'PKR' },
  maxAmount: { minor: '5000000', currency: 'PKR' },
  refunds: true,
  chargeTimeoutMs: 60_000,
  inquireTimeoutMs: 20_000,
  longestPromptMs: 60_000,
  maxConcurrent: 10,
  disabled: false,
} as const;

export async function startPeers(): Promise<Peers> {
  const runtime = testRuntime('peers');
  const payments = fakePayments();
  const payouts = fakePayouts();
  const merchants = fakeMerchants();
  const deposits = fakeDeposits();
  const ledger = fakeLedger();
  const routing = fakeRouting();
  const connectors: FakeConnectors = {
    calls: [],
    parse: () => Promise.reject(new AdaigiError('internal', 'not scripted')),
  };
  const testPostbacks: string[] = [];
  const handlers = {
    describeChannels: async () => ({ channels: [{ ...CHANNEL, id: 'jazzcash-main' }, { ...CHANNEL, id: 'easypaisa-main', provider: 'easypaisa', wallet: 'easypaisa' }] }),
    parseCallback: async (request, context) => {
      const { channel, method, query, contentType, body } = request;
      connectors.calls.push({ channel, method, query, contentType, body: body.toString('utf8') });
      return connectors.parse(request, context);
    },
    charge: unused,
    inquire: unused,
    refund: unused,
  } satisfies GrpcHandlers<ConnectorsServiceDefinition>;
  const env = {
    ADAIGI_PAYMENTS_GRPC: await listen(runtime, serve(grpcServices.payments, payments.handlers), serve(grpcServices.payouts, payouts.handlers), serve(grpcServices.deposits, deposits.handlers)),
    ADAIGI_MERCHANTS_GRPC: await listen(runtime, serve<MerchantsServiceDefinition>(grpcServices.merchants, merchants.handlers)),
    ADAIGI_LEDGER_GRPC: await listen(runtime, serve<LedgerServiceDefinition>(grpcServices.ledger, ledger.handlers)),
    ADAIGI_ROUTING_GRPC: await listen(runtime, serve(grpcServices.routing, routing.handlers), serve(grpcServices.routingPolicies, routing.policies)),
    ADAIGI_NOTIFIER_GRPC: await listen(runtime, serve(grpcServices.notifier, fakeNotifier()), serve(grpcServices.postbacks, fakePostbacks(testPostbacks))),
    ADAIGI_CONNECTORS: await listen(runtime, serve(grpcServices.connectors, handlers)),
  };
  return { payments, payouts, deposits, ledger, routing, merchants, connectors, testPostbacks, env, stop: () => runtime.stop() };
}

async function listen(runtime: TestRuntime, ...services: ReturnType<typeof serve>[]): Promise<string> {
  const { port } = await startGrpcServer(runtime, { host: '127.0.0.1', port: 0, services, reflection: false, stopDeadlineMs: 200 });
  return `127.0.0.1:${port}`;
}

function unused(): Promise<never> {
  return Promise.reject(new AdaigiError('internal', 'the edge never calls this'));
}
