import { afterAll, beforeAll, describe } from '@jest/globals';
import { demoOrder } from './main-job/demo-order.ts';
import { deposits } from './main-job/deposits.ts';
import { grpcApi } from './main-job/grpc-api.ts';
import { nativePayments } from './main-job/native-payments.ts';
import { paykassma } from './main-job/paykassma.ts';
import { payouts } from './main-job/payouts.ts';
import { providerBehaviours } from './main-job/provider-behaviours.ts';
import { refunds } from './main-job/refunds.ts';
import { signedRequests } from './main-job/signed-requests.ts';
import { tools } from './main-job/tools.ts';
import { webhooks } from './main-job/webhooks.ts';
import { startWorld, type World } from './main-job/world.ts';

// One platform for all of it: starting one takes longer than most parts.
let world: World | undefined;

beforeAll(async () => {
  world = await startWorld();
}, 180_000);

afterAll(async () => {
  await world?.close();
}, 60_000);

function get(): World {
  if (world === undefined) throw new Error('the platform did not start');
  return world;
}

describe("a PayPro merchant's order", () => demoOrder(get));
describe('the commands for people', () => tools(get));
describe('the native API', () => nativePayments(get));
describe('signed requests of a standard library', () => signedRequests(get));
describe('the public gRPC API', () => grpcApi(get));
describe('native webhooks', () => webhooks(get));
describe('refunds', () => refunds(get));
describe('payouts', () => payouts(get));
describe('deposits', () => deposits(get));
describe('a client of Paykassma', () => paykassma(get));
describe('what providers do', () => providerBehaviours(get));
