import type { Runtime } from '@adaigi/runtime';
import type { Account } from '../core/accounts.ts';
import type { Order } from '../core/order.ts';
import type { Collections } from '../store/collections.ts';
import type { ControlState } from '../store/control-state.ts';
import type { IpnDocument } from '../store/documents.ts';
import { openAgenda } from './agenda.ts';
import type { SimulatorMetrics } from './metrics.ts';

/** How the merchant answered one try. */
export interface IpnResult {
  readonly accepted: boolean;
  readonly answer: string;
}

/** One provider's way to tell a merchant: one try. Throws when nobody answered. */
export type SendIpn = (ipn: IpnDocument, order: Order, account: Account, timeoutMs: number) => Promise<IpnResult>;

export interface CourierPorts {
  readonly accounts: readonly Account[];
  readonly collections: Collections;
  readonly control: ControlState;
  readonly metrics: SimulatorMetrics;
  readonly log: Runtime['log'];
  readonly send: SendIpn;
}

/** Sends the pending IPNs that the books left, each until it is accepted or its tries are used up. */
export interface Courier {
  wakeAt(at: Date): void;
  stop(): Promise<void>;
}

const mostInFlight = 64;

export function openCourier(ports: CourierPorts): Courier {
  const { collections } = ports;
  const inFlight = new Map<string, Promise<void>>();
  const pendingElsewhere = (): { readonly state: 'pending'; readonly _id: { readonly $nin: string[] } } => ({ state: 'pending', _id: { $nin: [...inFlight.keys()] } });

  async function sendDue(): Promise<Date | undefined> {
    const room = mostInFlight - inFlight.size;
    if (room <= 0) return undefined; // the next one to come back wakes us
    const due = await collections.ipns
      .find({ ...pendingElsewhere(), at: { $lte: new Date() } })
      .sort({ at: 1 })
      .limit(room)
      .toArray();
    for (const ipn of due) inFlight.set(ipn._id, deliver(ipn));
    const next = await collections.ipns.findOne(pendingElsewhere(), { sort: { at: 1 } });
    return next?.at;
  }

  const agenda = openAgenda('ipn', sendDue, ports.log);

  async function deliver(ipn: IpnDocument): Promise<void> {
    try {
      await record(ipn, await attempt(ports, ipn));
    } catch (error) {
      ports.log.error({ err: error, account: ipn.account }, 'IPN could not be recorded');
    } finally {
      inFlight.delete(ipn._id);
      agenda.wakeAt(new Date());
    }
  }

  async function record(ipn: IpnDocument, result: IpnResult): Promise<void> {
    const tries = ipn.tries + 1;
    const account = ports.accounts.find(({ id }) => id === ipn.account);
    // Easypaisa documents no retries, so nobody may count on one.
    const waits = account?.provider === 'jazzcash' ? ports.control.timing().ipnRetryMs : [];
    const waitMs = waits[ipn.tries];
    const state = result.accepted ? 'delivered' : waitMs === undefined ? 'gave-up' : 'pending';
    ports.metrics.ipns.inc({ account: ipn.account, result: result.accepted ? 'accepted' : 'refused' });
    await collections.ipns.updateOne(
      { _id: ipn._id, tries: ipn.tries },
      { $set: { state, tries, lastAnswer: result.answer, at: new Date(Date.now() + (waitMs ?? 0)) } },
    );
  }

  return {
    wakeAt: (at) => agenda.wakeAt(at),
    stop: async () => {
      await agenda.stop();
      await Promise.allSettled(inFlight.values());
    },
  };
}

async function attempt(ports: CourierPorts, ipn: IpnDocument): Promise<IpnResult> {
  const account = ports.accounts.find(({ id }) => id === ipn.account);
  const order = await ports.collections.orders.findOne({ _id: ipn.orderId });
  if (account === undefined || order === null) return { accepted: false, answer: 'no such account or order any more' };
  try {
    return await ports.send(ipn, order, account, ports.control.timing().ipnTimeoutMs);
  } catch (error) {
    return { accepted: false, answer: error instanceof Error ? error.message.slice(0, 200) : 'no answer' };
  }
}
