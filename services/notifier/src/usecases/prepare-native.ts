import { signStandardWebhook } from '@adaigi/signatures';
import type { ClaimedDelivery, NativeContent } from '../core/delivery.ts';
import { judgeNative } from '../core/verdict.ts';
import type { EndpointStore } from '../ports.ts';
import { CALLBACK_HEADERS } from './prepare.ts';
import type { Prepared } from './prepare.ts';

/** Makes a Standard Webhooks request: the stored body, signed for this try with the endpoint's secret. */
export async function prepareNative(
  ports: { readonly endpoints: EndpointStore; now(): Date },
  delivery: ClaimedDelivery,
  content: NativeContent,
): Promise<Prepared> {
  const endpoint = await ports.endpoints.open(delivery.merchantId, content.endpointId);
  if (endpoint === null || endpoint.disabledReason !== null) return { kind: 'cancelled' };
  if (endpoint.pausedForMs > 0) return { kind: 'postponed', waitMs: endpoint.pausedForMs };
  const timestampS = Math.floor(ports.now().getTime() / 1_000);
  const message = { id: delivery.eventId, timestampS, body: content.body, secrets: [endpoint.secret] };
  return {
    kind: 'ready',
    url: endpoint.url,
    headers: {
      ...CALLBACK_HEADERS,
      'webhook-id': delivery.eventId,
      'webhook-timestamp': timestampS.toString(),
      'webhook-signature': signStandardWebhook(message),
    },
    body: content.body,
    judge: (answer) => judgeNative(answer.status, answer.retryAfterMs),
  };
}
