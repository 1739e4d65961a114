import { expect, test } from '@jest/globals';
import { createMerchant } from '@adaigi/local';
import { eventually, startInbox } from '@adaigi/testing';
import { nativeClient, type NativeClient } from '../support/native-client.ts';
import type { WorldOf } from './world.ts';

interface DepositView {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly amount: number | null;
}

let numbers = 0;
const newNumber = (): string => String(50_000_000_000 + (process.pid % 10_000) * 1_000 + (numbers += 1));

/** Money sent by hand: from the number that a user is shown to the merchant's balance. */
export function deposits(world: WorldOf): void {
  const shownTo = async (client: NativeClient, user: string): Promise<string> =>
    (await client.call<{ number: string }>({ method: 'POST', path: '/v1/deposit-wallets', body: { walletType: 'easypaisa', currency: 'PKR', user } })).body.number;
  const claim = (client: NativeClient, transactionNumber: string, user: string, prefer = '') =>
    client.call<DepositView>({ method: 'POST', path: '/v1/deposits', body: { walletType: 'easypaisa', user, transactionNumber, amount: 120_000, currency: 'PKR', reference: `order-${user}` }, headers: { prefer } });
  const send = async (to: string, number: string): Promise<void> => {
    const { control } = world().crew.platform.run.simulator;
    const body = JSON.stringify({ wallet: 'easypaisa', to, from: '03139471223', amountMinor: 600_000, number });
    expect((await fetch(`${control}/transfers`, { method: 'POST', body })).status).toBe(201);
  };

  test('a deposit claimed early is credited with what really came, within seconds, told by webhook and booked', async () => {
    const { run } = world().crew.platform;
    const client = nativeClient(run.edge.http, (await createMerchant(run, { name: 'Deposits' })).native.bearer);
    const inbox = await startInbox({ answer: { status: 204, body: '' } });
    try {
      await client.call({ method: 'POST', path: '/v1/webhook-endpoints', body: { url: `${inbox.url}/hooks`, events: ['deposit.credited'] } });
      const number = newNumber();
      const to = await shownTo(client, 'early');
      const { body: possible } = await claim(client, number, 'early');
      expect(possible).toMatchObject({ state: 'possible', amount: null });
      await send(to, number);
      const credited = await eventually(
        async () => {
          const { body } = await client.call<DepositView>({ method: 'GET', path: `/v1/deposits/${possible.id}` });
          expect(body.state).toBe('credited');
          return body;
        },
        { deadlineMs: 20_000 },
      );
      expect(credited.amount).toBe(600_000);
      await inbox.waitFor(({ body }) => body.includes('"deposit.credited"') && body.includes(possible.id), { deadlineMs: 15_000 });
      await eventually(
        async () => {
          const { body } = await client.call<{ data: { unsettled: number }[] }>({ method: 'GET', path: '/v1/balances' });
          // 1 % of it is the fee.
          expect(body.data.map(({ unsettled }) => unsettled)).toEqual([594_000]);
          return true;
        },
        { deadlineMs: 15_000 },
      );
    } finally {
      await inbox.close();
    }
  });

  test('of many claims of one transfer exactly one is credited', async () => {
    const { native } = world();
    const number = newNumber();
    await send(await shownTo(native, 'racer 0'), number);
    const first = await claim(native, number, 'racer 0', 'wait=20');
    expect(first.body).toMatchObject({ state: 'credited', amount: 600_000 });
    const others = await Promise.all(Array.from({ length: 10 }, (_, index) => claim(native, number, `racer ${index + 1}`)));
    expect(others.map(({ body }) => [body.state, body.reason])).toEqual(others.map(() => ['refused', 'already_claimed']));
  });
}
