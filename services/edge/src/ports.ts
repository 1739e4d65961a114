import type { CallbackEvents, CallbackReaders } from './callback-ports.ts';
import type { Credentials } from './credential-ports.ts';
import type { Deposits, Transfers } from './deposit-ports.ts';
import type { Nonces, RateLimits, SavedIds, TestWithdrawals, TransactionKinds, WaitingRoom } from './door-ports.ts';
import type { Ledger } from './ledger-ports.ts';
import type { Payments } from './payment-ports.ts';
import type { Payouts } from './payout-ports.ts';
import type { Routing, RoutingPolicies } from './routing-ports.ts';
import type { Postbacks, Webhooks } from './webhook-ports.ts';

export type * from './callback-ports.ts';
export type * from './common-ports.ts';
export type * from './credential-ports.ts';
export type * from './door-ports.ts';
export type * from './ledger-ports.ts';
export type * from './payment-ports.ts';
export type * from './routing-ports.ts';
export type * from './webhook-ports.ts';

/** All that the edge needs from outside; one file for each peer. */
export interface EdgePorts {
  readonly payments: Payments;
  readonly payouts: Payouts;
  readonly deposits: Deposits;
  readonly transfers: Transfers;
  readonly webhooks: Webhooks;
  readonly postbacks: Postbacks;
  readonly testWithdrawals: TestWithdrawals;
  readonly savedIds: SavedIds;
  readonly transactionKinds: TransactionKinds;
  readonly ledger: Ledger;
  readonly routing: Routing;
  readonly routingPolicies: RoutingPolicies;
  readonly credentials: Credentials;
  readonly nonces: Nonces;
  readonly rateLimits: RateLimits;
  readonly waitingRoom: WaitingRoom;
  readonly callbackReaders: CallbackReaders;
  readonly callbackEvents: CallbackEvents;
  readonly clock: { now(): Date };
}
