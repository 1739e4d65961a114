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
      const credentials = await createMerchant(run, { name: `Chaos ${index}`, dialects: ['paypro'], settings: settings(index) });
      const webhookPath = `/m${index}/hook`;
      const { status, body } = await http.call({
        method: 'POST',
        path: '/v1/webhook-endpoints',
        headers: { authorization: `Bearer ${credentials.native.bearer}`, 'idempotency-key': `endpoint-${index}` },
        body: { url: `${inboxUrl}${webhookPath}`, events: index === 0 ? ['*'] : [...ENDS, ...events] },
      });
      const secret = body?.['secret'];
      if (typeof secret !== 'string') throw new Error(`no webhook endpoint could be made: ${status} ${JSON.stringify(body)}`);
      return { credentials, known: { merchantId: credentials.merchantId, payproSecret: credentials.paypro?.secret ?? null, webhookSecret: secret, webhookPath } };
    }),
  );
}
