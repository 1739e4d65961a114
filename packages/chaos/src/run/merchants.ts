import { setTimeout as sleep } from 'node:timers/promises';
import { AdaigiError } from '@adaigi/errors';
import { createMerchant, type MerchantCredentials, type RunFile } from '@adaigi/local';
import type { HttpClient } from '../client/http-client.ts';
import type { ChaosMerchant } from '../observation.ts';
import { MERCHANTS } from '../plan/orders.ts';

/** A merchant of the run with its webhook endpoint. */
export interface RunMerchant {
  readonly credentials: MerchantCredentials;
  readonly known: ChaosMerchant;
}

/** What most merchants want to hear. */
const ENDS = ['payment.succeeded', 'payment.failed', 'payment.cancelled', 'payment.expired', 'payment.late_capture', 'payment.reversed', 'refund.succeeded', 'refund.failed', 'refund.needs_operator'];

/** What differs from a run of payments only. */
export interface MerchantChanges {
  /** What they hear of besides. */
  readonly events: readonly string[];
  readonly settings: (index: number) => Readonly<Record<string, string>>;
}

/** Makes the merchants of a run before anything is broken, each with an endpoint; the first hears of everything, the others of ends. */
export function makeMerchants(run: RunFile, http: HttpClient, inboxUrl: string, { events, settings }: MerchantChanges): Promise<RunMerchant[]> {
  return Promise.all(
    Array.from({ length: MERCHANTS }, async (_, index) => {
      const credentials = await onceReachable(() => createMerchant(run, { name: `Chaos ${index}`, dialects: ['paypro'], settings: settings(index) }));
      const webhookPath = `/m${index}/hook`;
      const { status, body } = await onceReachable(async () => {
        const answer = await http.call({
          method: 'POST',
          path: '/v1/webhook-endpoints',
          headers: { authorization: `Bearer ${credentials.native.bearer}`, 'idempotency-key': `endpoint-${index}` },
          body: { url: `${inboxUrl}${webhookPath}`, events: index === 0 ? ['*'] : [...ENDS, ...events] },
        });
        if (answer.status === null || answer.status >= 500) throw new AdaigiError('unavailable', `no webhook endpoint could be made: ${answer.status}`);
        return answer;
      });
      const secret = body?.['secret'];
      if (typeof secret !== 'string') throw new Error(`no webhook endpoint could be made: ${status} ${JSON.stringify(body)}`);
      return { credentials, known: { merchantId: credentials.merchantId, payproSecret: credentials.paypro?.secret ?? null, webhookSecret: secret, webhookPath } };
    }),
  );
}

const PATIENCE_MS = 60_000;

/** On a busy machine a platform that is ready may still be slow: that is not what a run is about. */
async function onceReachable<T>(work: () => Promise<T>): Promise<T> {
  const endsAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isPassing = error instanceof AdaigiError && (error.code === 'unavailable' || error.code === 'deadline_exceeded');
      if (!isPassing || performance.now() > endsAt) throw error;
      await sleep(1_000);
    }
  }
}
