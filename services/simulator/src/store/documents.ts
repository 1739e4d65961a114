import type { Provider } from '../core/accounts.ts';
import type { Behaviour } from '../core/behaviours.ts';
import type { Movement, Notice } from '../core/booking.ts';
import type { FaultPlan } from '../core/faults.ts';
import type { Order } from '../core/order.ts';
import type { Timing } from '../core/timing.ts';

/** What was set for a payer's wallet at one provider; the rest is default. `_id` is `<provider>:<mobile>`. */
export interface WalletDocument {
  readonly _id: string;
  readonly provider: Provider;
  readonly mobile: string;
  /** The balance when ledger line `asOfSeq` was the last; later lines count on top. */
  readonly balanceMinor?: bigint;
  readonly asOfSeq?: number;
  readonly behaviour?: Behaviour;
  readonly latencyMs?: number;
}

/**
 * One line of the outside truth. Only ever inserted, and its insertion is the movement of money; `_id` is the
 * movement's key, so none can happen twice.
 */
export interface LedgerDocument {
  readonly _id: string;
  /** Gapless from 1, in the order of commitment. */
  readonly seq: number;
  readonly at: Date;
  readonly account: string;
  readonly wallet: Provider;
  readonly reference: string;
  readonly mobile: string;
  readonly kind: Movement['kind'];
  readonly amountMinor: bigint;
  /** The order as this movement leaves it: what a crash right after the insertion is repaired from. */
  readonly after: Order;
  readonly notice?: Notice;
}

/** An IPN on its way. It is written with the booking it tells of, and survives a kill -9. */
export interface IpnDocument {
  /** `<orderId>:<notice>:<copy>` */
  readonly _id: string;
  readonly orderId: string;
  readonly account: string;
  readonly notice: Notice;
  readonly state: 'pending' | 'delivered' | 'gave-up';
  /** When the next try is due. */
  readonly at: Date;
  readonly tries: number;
  readonly forged: 'no' | 'signature' | 'url';
  /** How the merchant answered last, for people and tests. */
  readonly lastAnswer?: string;
}

export interface Outage {
  readonly mode: 'reset' | '503' | 'silence';
}

/** What the control API has set; one document, so that a restart goes on with the same plan. */
export interface ControlDocument {
  readonly _id: 'control';
  readonly faultPlan: FaultPlan;
  readonly outages: Readonly<Record<string, Outage>>;
  readonly timing: Timing;
  readonly scale: number;
  /** IPN address per account, over those of the configuration. */
  readonly ipnUrls: Readonly<Record<string, string>>;
}

/** How many calls of an operation a reference has seen, while a fault plan asks for it. */
export interface CallCountDocument {
  readonly _id: string;
  readonly count: number;
}

/** Money that somebody sent by hand into a receiving wallet. */
export interface TransferDocument {
  /** wallet:to:number */
  readonly _id: string;
  /** Place in the wallet's statement, from 1, without a gap. */
  readonly seq: number;
  readonly wallet: Provider;
  /** Receiving number, 03XXXXXXXXX. */
  readonly to: string;
  /** Sender, 03XXXXXXXXX; empty where the statement does not tell. */
  readonly from: string;
  /** The wallet's transaction number. */
  readonly number: string;
  readonly amountMinor: bigint;
  readonly at: Date;
}
