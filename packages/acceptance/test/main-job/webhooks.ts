import { expect, test } from '@jest/globals';
import { createMerchant } from '@adaigi/local';
import { startInbox, type Received } from '@adaigi/testing';
import { Webhook } from 'standardwebhooks';
import { nativeClient, type ProblemView } from '../support/native-client.ts';
import type { WorldOf } from './world.ts';

interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly secret?: string;
}

interface News {
  readonly type: string;
  readonly timestamp: string;
  readonly data: { readonly id: string; readonly state: string; readonly amount: number };
}

/** Standard Webhooks, verified by the library that its authors publish. */
export function webhooks(world: WorldOf): void {
  test('a payment is told, signed; what fails first comes again after 5 s +-20 % with the same id', async () => {
    const { run } = world().crew.platform;
    const client = nativeClient(run.edge.http, (await createMerchant(run, { name: 'Webhooks' })).native.bearer);
    const failing = new Set<string>();
    const isFirstSuccess = ({ body, headers }: Received): boolean => {
      const id = String(headers['webhook-id']);
      if (!body.includes('"payment.succeeded"') || failing.has(id)) return false;
      failing.add(id);
      return true;
    };
    const inbox = await startInbox({ answer: (received) => (isFirstSuccess(received) ? { status: 500, body: 'down' } : { status: 204, body: '' }) });
    try {
      const made = await client.call<Endpoint>({ method: 'POST', path: '/v1/webhook-endpoints', body: { url: `${inbox.url}/hooks`, events: ['*'] } });
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({ id: expect.any(String), url: `${inbox.url}/hooks`, events: ['*'], secret: expect.stringMatching(/^whsec_/) });
      const webhook = new Webhook(made.body.secret ?? '');
      const shown = await client.call<Endpoint>({ method: 'GET', path: `/v1/webhook-endpoints/${made.body.id}` });
      expect(shown.body.secret).toBeUndefined();

      const { body: payment } = await client.pay({ amount: 77_700 }, { prefer: 'wait=20' });
      const told = ({ body }: Received): boolean => body.includes('"payment.succeeded"');
      const first = await inbox.waitFor(told);
      const second = await inbox.waitFor((received) => told(received) && received !== first, { deadlineMs: 12_000 });
      expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
      expect(second.body).toBe(first.body);
      expect(second.at - first.at).toBeGreaterThanOrEqual(4_000);
      expect(second.at - first.at).toBeLessThanOrEqual(6_000);

      for (const received of inbox.received) {
        const headers = Object.fromEntries(Object.entries(received.headers).map(([name, value]) => [name, String(value)]));
        const news = webhook.verify(received.body, headers) as News;
        expect(news.data).toMatchObject({ id: payment.id, amount: 77_700 });
        expect(() => webhook.verify(received.body.replace('77700', '1'), headers)).toThrow();
      }
      const types = inbox.received.map(({ body }) => (JSON.parse(body) as News).type);
      expect(new Set(types)).toEqual(new Set(['payment.created', 'payment.processing', 'payment.succeeded']));
    } finally {
      await inbox.close();
    }
  });

  test('an endpoint on an internal address is refused by name', async () => {
    for (const url of ['http://10.0.0.1/hooks', 'https://169.254.169.254/latest', 'ftp://example.com/', 'http://example.com/hooks']) {
      const { status, body } = await world().native.call<ProblemView>({ method: 'POST', path: '/v1/webhook-endpoints', body: { url, events: ['*'] } });
      expect([url, status, body.errors?.map(({ field }) => field)]).toEqual([url, 400, ['url']]);
    }
  });
}
