import type { Runtime } from '@adaigi/runtime';
import type { Account } from '../core/accounts.ts';
import type { Order } from '../core/order.ts';
import type { Collections } from '../store/collections.ts';
import type { ControlState } from '../store/control-state.ts';
import type { IpnDocument } from '../store/documents.ts';
import type { Told } from '../store/books.ts';
import { openAgenda } from './agenda.ts';
import type { SimulatorMetrics } from './metrics.ts';

/** How the merchant answered one try. */
export interface IpnResult {
  readonly accepted: boolean;
  readonly answer: string;
}

/** One provider's way to tell a merchant: one try, until the signal ends it. Throws when nobody answered. */
export type SendIpn = (ipn: IpnDocument, order: Order, account: Account, signal: AbortSignal) => Promise<IpnResult>;

export interface CourierPorts {
  readonly accountOf: (id: string) => Account | undefined;
  readonly collections: Collections;
  readonly control: ControlState;
  readonly metrics: SimulatorMetrics;
  readonly log: Runtime['log'];
  readonly send: SendIpn;
}

/** Sends the pending IPNs that the books left, each until it is accepted or its tries are used up. */
export interface Courier {
  start(): void;
  /** These were just committed: what is due is sent without asking the database for it. */
  announce(told: readonly Told[]): void;
  stop(): Promise<void>;
}

const mostInFlight = 64;
const unbookedMs = 100;

export function openCourier(ports: CourierPorts): Courier {
  const { collections } = ports;
  const inFlight = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let started = false;
  const pendingElsewhere = (): { readonly state: 'pending'; readonly _id: { readonly $nin: string[] } } => ({ state: 'pending', _id: { $nin: [...inFlight.keys()] } });

  async function sendDue(): Promise<Date | undefined> {
    const room = mostInFlight - inFlight.size;
    if (room <= 0) return undefined; // the next one to come back wakes us
    const due = await collections.ipns
      .find({ ...pendingElsewhere(), at: { $lte: new Date() } })
      .sort({ at: 1 })
      .limit(room)
      .toArray();
    for (const ipn of due) send(ipn);
    const next = await collections.ipns.findOne(pendingElsewhere(), { sort: { at: 1 } });
    return next?.at;
  }

  const agenda = openAgenda('ipn', sendDue, ports.log);

  function send(ipn: IpnDocument, order?: Order): void {
    if (!inFlight.has(ipn._id)) inFlight.set(ipn._id, deliver(ipn, order));
  }

  async function deliver(ipn: IpnDocument, known: Order | undefined): Promise<void> {
    let next: Date | undefined;
    try {
      const order = known ?? (await collections.orders.findOne({ _id: ipn.orderId }));
      if (order?.state === 'open') {
        next = new Date(Date.now() + unbookedMs); // a crash came between the IPN and its order: settling brings it up
      } else {
        const result = await attempt(ports, ipn, order, stopping.signal);
        // Cut short by our own stop: not a try, and due again at the next start.
        if (!stopping.signal.aborted) next = await record(ipn, result);
      }
    } catch (error) {
      ports.log.error({ err: error, account: ipn.account }, 'IPN could not be recorded');
      next = new Date();
    }
    if (inFlight.size >= mostInFlight) next = new Date(); // others had to wait
    inFlight.delete(ipn._id);
    if (next !== undefined) agenda.wakeAt(next);
  }

  async function record(ipn: IpnDocument, result: IpnResult): Promise<Date | undefined> {
    const tries = ipn.tries + 1;
    const account = ports.accountOf(ipn.account);
    // Easypaisa documents no retries, so nobody may count on one.
    const waits = account?.provider === 'jazzcash' ? ports.control.timing().ipnRetryMs : [];
    const waitMs = waits[ipn.tries];
    const state = result.accepted ? 'delivered' : waitMs === undefined ? 'gave-up' : 'pending';
    const at = new Date(Date.now() + (waitMs ?? 0));
    ports.metrics.ipns.inc({ account: ipn.account, result: result.accepted ? 'accepted' : 'refused' });
    await collections.ipns.updateOne(
      { _id: ipn._id, tries: ipn.tries },
      { $set: { state, tries, lastAnswer: result.answer, at } },
    );
    return state === 'pending' ? at : undefined;
  }

  return {
    start: () => {
      started = true;
      agenda.start();
    },
    announce: (told) => {
      if (!started || stopping.signal.aborted) return; // the next start finds them
      for (const { ipn, order } of told) {
        if (ipn.at.getTime() <= Date.now() && inFlight.size < mostInFlight) send(ipn, order);
        else agenda.wakeAt(ipn.at);
      }
    },
    stop: async () => {
      stopping.abort();
      await agenda.stop();
      await Promise.allSettled(inFlight.values());
    },
  };
}

async function attempt(ports: CourierPorts, ipn: IpnDocument, order: Order | null, stopping: AbortSignal): Promise<IpnResult> {
  const account = ports.accountOf(ipn.account);
  if (account === undefined || order === null) return { accepted: false, answer: 'no such account or order any more' };
  try {
    return await ports.send(ipn, order, account, AbortSignal.any([stopping, AbortSignal.timeout(ports.control.timing().ipnTimeoutMs)]));
  } catch (error) {
    return { accepted: false, answer: error instanceof Error ? error.message.slice(0, 200) : 'no answer' };
  }
}
