import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { SERVICES } from '@adaigi/local';
import { eventually } from '@adaigi/testing';
import { debitsByMobile, setSimulator, startCrew, type Crew } from './support/crew.ts';

const PAYMENTS = 20;
const WALLETS = ['jazzcash', 'easypaisa'];
let crew: Crew;
let round = 0;

beforeAll(async () => {
  crew = await startCrew();
  await setSimulator(crew.platform.run.simulator.control, '/settings', { latencyMs: [1_000, 5_000] });
}, 180_000);

afterAll(async () => {
  await crew.close();
}, 60_000);

interface Order {
  readonly tradeNo: string;
  readonly mobile: string;
}

/** Twenty orders of twenty payers, all accepted, half of them for each wallet. */
async function sendOrders(): Promise<Order[]> {
  round += 1;
  const orders = Array.from({ length: PAYMENTS }, (_, index) => ({
    tradeNo: `kill${round}n${index}`,
    mobile: `0345${String(round).padStart(3, '0')}${String(index).padStart(4, '0')}`,
  }));
  await Promise.all(
    orders.map(({ tradeNo, mobile }, index) =>
      // 5000 says that nobody knows: a client sends the same order again, and it is one order.
      eventually(
        async () => {
          const order = { tradeNo, mobile, paymentType: WALLETS[index % 2] ?? '', notifyUrl: `${crew.inbox.url}/${tradeNo}`, timestamp: '1795226256267' };
          return (await crew.client.order(order)).code === '0000';
        },
        { deadlineMs: 20_000, intervalMs: 200 },
      ),
    ),
  );
  return orders;
}

/** Waits until the provider has asked at least half of the payers. */
async function inFlight(orders: readonly Order[]): Promise<void> {
  await eventually(
    async () => {
      const states = await Promise.all(orders.map(({ tradeNo }) => crew.client.query(tradeNo)));
      return states.some(({ data }) => data?.status === '0015');
    },
    { deadlineMs: 5_000 },
  );
  await sleep(500);
}

describe('kill -9 with twenty payments in flight', () => {
  test.each(SERVICES.map(({ name }) => name))(
    '%s: every payment reaches its right final state, is debited exactly once, and is called back',
    async (service) => {
      const orders = await sendOrders();
      await inFlight(orders);
      await crew.platform.kill(service);
      await crew.platform.start(service);
      const final = await eventually(
        async () => {
          const states = await Promise.all(orders.map(async ({ tradeNo }) => (await crew.client.query(tradeNo)).data?.status));
          expect(states.every((state) => state !== undefined && state !== '0015')).toBe(true);
          return states;
        },
        { deadlineMs: 120_000, intervalMs: 500 },
      );
      const debits = await debitsByMobile(crew.platform.run.simulator.control);
      for (const [index, { tradeNo, mobile }] of orders.entries()) {
        // Every payer pays, so the right end is success with one debit of the whole amount.
        expect({ tradeNo, status: final[index], debits: debits.get(mobile) ?? [] }).toEqual({ tradeNo, status: '0000', debits: [100_000] });
      }
      for (const { tradeNo } of orders) {
        const callback = await crew.inbox.waitFor(({ path }) => path === `/${tradeNo}`, { deadlineMs: 60_000 });
        expect(crew.client.verifies(callback.body)).toBe(true);
        expect(JSON.parse(callback.body)).toMatchObject({ tradeNo, status: '0000', amount: '1000' });
      }
    },
    200_000,
  );
});
