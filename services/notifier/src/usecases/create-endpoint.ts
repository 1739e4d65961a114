import { AdaigiError } from '@adaigi/errors';
import type { Mode } from '../core/delivery.ts';
import type { Endpoint, EndpointContent } from '../core/endpoint.ts';
import type { EndpointStore } from '../ports.ts';
import { checkEndpoint, MAX_ENDPOINTS } from './endpoint-input.ts';
import type { EndpointRules } from './endpoint-input.ts';

/** A client that lost the first answer gets the secret again for this long. */
const SECRET_REPLAY_MS = 24 * 3_600_000;

export interface CreateEndpointCommand extends EndpointContent {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly idempotencyKey: string;
}

export interface CreateEndpointPorts {
  readonly endpoints: EndpointStore;
  readonly rules: EndpointRules;
  /** Same merchant, mode and key: same id. */
  endpointId(merchantId: string, mode: Mode, idempotencyKey: string): string;
  newSecret(): string;
}

/**
 * Adds an endpoint. The id comes from the idempotency key, so the insert itself finds a repeat: the same content answers with the
 * endpoint as it is now, and with its secret within 24 hours of its creation (empty afterwards); other content is a conflict.
 * @throws AdaigiError `idempotency_key_missing`, `invalid_request`, `idempotency_conflict`
 */
export function createCreateEndpoint(ports: CreateEndpointPorts): (command: CreateEndpointCommand) => Promise<{ endpoint: Endpoint; secret: string }> {
  const { endpoints, rules } = ports;
  return async ({ merchantId, mode, idempotencyKey, url, events }) => {
    if (idempotencyKey === '') throw new AdaigiError('idempotency_key_missing', 'An idempotency key is required.');
    checkEndpoint(rules, { url, events });
    const id = ports.endpointId(merchantId, mode, idempotencyKey);
    const known = await endpoints.find(merchantId, mode, id);
    if (known === null && (await endpoints.count(merchantId, mode)) >= MAX_ENDPOINTS) {
      throw new AdaigiError('invalid_request', `A merchant has at most ${MAX_ENDPOINTS} webhook endpoints.`, { reason: 'too_many_endpoints' });
    }
    const secret = ports.newSecret();
    const result = await endpoints.create({ id, merchantId, mode, url, events, secret });
    switch (result.kind) {
      case 'created':
        return { endpoint: result.endpoint, secret };
      case 'deleted':
        throw new AdaigiError('idempotency_conflict', 'The endpoint of this idempotency key was removed; use a new key.');
      case 'exists':
        if (!sameContent(result.firstContent, { url, events })) {
          throw new AdaigiError('idempotency_conflict', 'This idempotency key was used with other content.');
        }
        return { endpoint: result.endpoint, secret: result.ageMs < SECRET_REPLAY_MS ? result.secret : '' };
      default:
        return result satisfies never;
    }
  };
}

function sameContent(a: EndpointContent, b: EndpointContent): boolean {
  return a.url === b.url && JSON.stringify([...a.events].sort()) === JSON.stringify([...b.events].sort());
}
