import { setTimeout as sleep } from 'node:timers/promises';
import { isPayoutFinal, type Mode, type Money, type Payout, type Receiver } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { PayoutPorts } from '../../payout-ports.ts';
import { changePayout } from './change-payout.ts';
import { holdPayout } from './hold-payout.ts';

/** A merchant's order to pay somebody, parsed and authenticated by the edge. */
export interface CreatePayout {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly dialect: string;
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly wallet: string;
  readonly receiver: Receiver;
  readonly reference: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly expiresAt: Date | null;
  readonly notifyUrl: string;
  readonly dialectData: Readonly<Record<string, string>>;
}

/** How long the merchant waits for the ledger before the payout is accepted without its word. */
const LEDGER_PATIENCE_MS = 5_000;

/**
 * Accepts a payout when the ledger has set its money aside. The id is a function of merchant, operation and key, so the insert is the idempotency
 * check. A balance that does not cover it leaves nothing behind that a merchant could see, and the same key may ask again. While the ledger is away
 * the payout is accepted all the same, nothing is sent, and it fails aloud should the balance then be too small.
 *
 * @throws AdaigiError insufficient_balance, idempotency_conflict, invalid_request, unavailable.
 */
export async function createPayout(ports: PayoutPorts, order: CreatePayout): Promise<{ payout: Payout; replayed: boolean }> {
  const asked = newPayout(ports, order);
  const stored = asked.expiresAt <= asked.createdAt ? null : await ports.payouts.insert(asked);
  const existing = stored === null ? await ports.payouts.find(asked.id) : stored.inserted ? null : stored.existing;
  if (existing !== null && existing.contentHash !== asked.contentHash) throw new AdaigiError('idempotency_conflict', 'this key was used before with other content');
  if (existing === null && stored === null) throw expiresTooEarly();
  const replayed = existing?.accepted === true;
  if (existing !== null && existing.hold === 'refused' && !existing.accepted) {
    await changePayout(ports, existing, () => ({ kind: 'ask-again', expiresAt: asked.expiresAt, lookAt: ownTimeEnds(ports), at: ports.clock.now() }));
  }
  const payout = await decided(ports, asked.id);
  if (payout.hold === 'refused' && !payout.accepted) throw new AdaigiError('insufficient_balance', 'The available balance does not cover the payout and its fee.');
  ports.wakePayout(payout.id);
  return { payout, replayed };
}

/** The payout once the ledger has decided, or once the patience with the ledger is over: then it is accepted, and decided later. */
async function decided(ports: PayoutPorts, id: string): Promise<Payout> {
  const deadline = performance.now() + LEDGER_PATIENCE_MS;
  for (;;) {
    const lease = await ports.payouts.acquire(id, ports.stepLeaseMs);
    if (lease !== null) {
      if (isUndecided(lease.payout)) await holdPayout(ports, lease);
      else await ports.payouts.release(id, lease.token);
    }
    const payout = lease !== null && !isUndecided(lease.payout) ? lease.payout : await ports.payouts.find(id);
    if (payout === null) throw new AdaigiError('internal', 'a stored payout is missing');
    if (!isUndecided(payout)) return payout;
    if (payout.waitReason === 'ledger_unavailable' || performance.now() > deadline) {
      const change = await changePayout(ports, payout, () => ({ kind: 'accept', at: ports.clock.now() }));
      return change.kind === 'changed' ? change.payout : change.before;
    }
    // Somebody else asks the ledger for it at this moment.
    await sleep(Math.min(ports.pollMs, 25));
  }
}

function isUndecided(payout: Payout): boolean {
  return payout.state === 'created' && payout.hold === 'wanted' && !payout.accepted;
}

/** Until then whoever accepts it puts it to the ledger alone; from then on that one has died, and the sweep goes on. */
function ownTimeEnds({ clock, stepLeaseMs }: PayoutPorts): Date {
  return new Date(clock.now().getTime() + stepLeaseMs);
}

function newPayout(ports: PayoutPorts, order: CreatePayout): Payout {
  const now = ports.clock.now();
  const { idempotencyKey, expiresAt, ...content } = order;
  return {
    ...content,
    id: ports.ids.payoutId(order.merchantId, order.dialect, order.mode, idempotencyKey),
    contentHash: ports.ids.contentHash({ ...content, expiresAt }),
    receiverKey: ports.ids.payerKey(order.mode, order.receiver.mobile),
    fee: null,
    state: 'created',
    failure: null,
    hold: 'wanted',
    booking: null,
    accepted: false,
    waitReason: null,
    attempts: [],
    createdAt: now,
    updatedAt: now,
    expiresAt: expiresAt ?? new Date(now.getTime() + ports.payoutTimeToLiveMs),
    settledAt: null,
    nextActionAt: ownTimeEnds(ports),
    version: 1,
    eventCount: 0,
  };
}

function expiresTooEarly(): AdaigiError {
  return new AdaigiError('invalid_request', 'expiresAt must be in the future', { fields: [{ field: 'expiresAt', rule: 'min', message: 'must be in the future' }] });
}

/** Whether a merchant may see it: one that was refused before it was accepted never came to be. */
export function isVisible(payout: Payout): boolean {
  return payout.accepted || isPayoutFinal(payout.state);
}
