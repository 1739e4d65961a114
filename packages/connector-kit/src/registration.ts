import type { ChargeMethod, Connector } from './connector.ts';
import type { HttpClient } from './http/client.ts';
import type { PayoutRegistration } from './payout.ts';
import type { ProviderSection } from './section.ts';

/** What a connector may use. */
export interface ConnectorDeps {
  readonly http: HttpClient;
  /** From the first byte sent to the last byte received, per operation. */
  readonly timeouts: { readonly chargeMs: number; readonly inquireMs: number; readonly refundMs: number };
}

export interface Capabilities {
  /** The payer's wallet that every channel of this provider reaches. */
  readonly wallet: string;
  readonly methods: readonly ChargeMethod[];
  /** Of all its amounts (ISO 4217). */
  readonly currency: string;
}

/** Times that belong to the provider and not to an account; each can be replaced in a channel's configuration. */
export interface ProviderTiming {
  /** When a "failed" in an inquiry becomes a verdict, counted from the time after which the request could not leave any more. */
  readonly windowMs: number;
  /** Likewise for "no such transaction". */
  readonly notFoundWindowMs: number;
  /** How long a prompt may stay open on the payer's phone. */
  readonly longestPromptMs: number;
  /** Waits before the first, second, ... inquiry. */
  readonly inquiryScheduleMs: readonly number[];
}

/** A channel whose configuration has been read and found right. */
export interface PreparedChannel {
  /** Where its requests go: the client is bound to this origin. */
  readonly baseUrl: URL;
  /** Whether refunds are possible by API with this configuration. */
  readonly refunds: boolean;
  readonly timing: ProviderTiming;
  create(deps: ConnectorDeps): Connector;
}

/** A provider. The list of them is explicit; nothing registers itself. */
export interface Registration {
  /** The provider's id on the wire and the name of its folder. */
  readonly id: string;
  readonly capabilities: Capabilities;
  /** @throws ChannelConfigError listing every problem by key, never a value */
  parseConfig(section: ProviderSection): PreparedChannel;
  /** Where the provider pays out too: mostly another product with another host and other credentials, so its channels are of their own. */
  readonly payouts?: PayoutRegistration;
}

/** What is wrong with a channel's configuration: keys and rules, never values. */
export class ChannelConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.name = 'ChannelConfigError';
    this.problems = problems;
  }
}
