import type { Mode } from './delivery.ts';

/** Why an endpoint is off. */
export const DISABLED_REASONS = {
  merchant: 'Switched off by the merchant.',
  gone: 'It answered 410.',
  exhausted: 'A delivery failed to the end of its schedule and nothing was accepted meanwhile.',
} as const satisfies Record<string, string>;
export type DisabledReason = keyof typeof DISABLED_REASONS;

/** A merchant's webhook endpoint, without its secret. */
export interface Endpoint {
  /** `whe_` and 24 hex digits. */
  readonly id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly url: string;
  /** Event types, or `*` alone. */
  readonly events: readonly string[];
  /** Null while it is on. */
  readonly disabledReason: DisabledReason | null;
  readonly createdAt: Date;
}

/** What a merchant chooses about an endpoint. */
export interface EndpointContent {
  readonly url: string;
  readonly events: readonly string[];
}

/**
 * Whether an event of this type is recorded for the endpoint. One that the platform switched off hears nothing, but what it would have heard is kept:
 * it is sent when the merchant switches it on again. Who switches it off himself wants none of it.
 */
export function wants(endpoint: Endpoint, eventType: string): boolean {
  return endpoint.disabledReason !== 'merchant' && (endpoint.events.includes('*') || endpoint.events.includes(eventType));
}
