import type { Money } from '@adaigi/domain';
import type { Caller } from './common-ports.ts';

export interface EndpointView {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly disabled: boolean;
  readonly disabledReason: string;
  readonly createdAt: string;
}

export interface EndpointChange {
  readonly url?: string | undefined;
  readonly events?: readonly string[] | undefined;
  readonly disabled?: boolean | undefined;
}

export interface DeliveryView {
  readonly id: string;
  readonly endpointId: string;
  readonly dialect: string;
  readonly eventType: string;
  readonly eventId: string;
  readonly paymentId: string;
  readonly state: string;
  readonly tries: number;
  readonly nextTryAt: string;
  /** 0 when the last try had no answer. */
  readonly lastStatus: number;
  readonly lastError: string;
  readonly lastLatencyMs: number;
  readonly createdAt: string;
  readonly deliveredAt: string;
}

export interface DeliveryFilter {
  readonly endpointId: string;
  readonly paymentId: string;
  readonly limit: number;
  readonly cursor: string;
}

/** The notifier service. Throws AdaigiError as `Payments` does. */
export interface Webhooks {
  create(caller: Caller, endpoint: { url: string; events: readonly string[]; idempotencyKey: string }): Promise<{ endpoint: EndpointView; secret: string }>;
  list(caller: Caller): Promise<EndpointView[]>;
  update(caller: Caller, endpointId: string, change: EndpointChange): Promise<EndpointView>;
  remove(caller: Caller, endpointId: string): Promise<void>;
  deliveries(caller: Caller, filter: DeliveryFilter): Promise<{ deliveries: DeliveryView[]; nextCursor: string }>;
  resend(caller: Caller, deliveryId: string): Promise<DeliveryView>;
}

/** A test withdrawal of the Paykassma dialect. */
export interface TestPostback {
  readonly withdrawalId: string;
  readonly walletType: string;
  readonly amount: Money;
  readonly label: string;
  /** 03XXXXXXXXX. */
  readonly accountNumber: string;
  readonly accountName: string;
}

/** The notifier's postbacks. Throws AdaigiError as `Payments` does. */
export interface Postbacks {
  /** Once per withdrawal id. */
  sendTest(caller: Caller, postback: TestPostback): Promise<void>;
}
