import { setTimeout as sleep } from 'node:timers/promises';
import { BANK_WALLET, isPayoutFinal, type Mode, type Money, type Payout, type PayoutInput, type Receiver } from '@adaigi/domain';
import { AdaigiError, type FieldProblem } from '@adaigi/errors';
import type { PayoutLease, PayoutPorts } from '../../payout-ports.ts';
import { changePayout } from './change-payout.ts';
import { askLedger } from './hold-payout.ts';

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
  /** Accept it although the balance does not cover it, and pay when it does. */
  readonly waitsForFunds: boolean;
  readonly notifyUrl: string;
  readonly dialectData: Readonly<Record<string, string>>;
}

/**
 * Accepts a payout when the ledger has set its money aside. The id is a function of merchant, operation and key, so the insert is the idempotency
 * check. A balance that does not cover it leaves nothing behind that a merchant could see, and the same key may ask again. While the ledger is away
 * the payout is accepted all the same, nothing is sent, and it fails aloud should the balance then be too small. One that waits for funds is accepted
 * whatever the balance, and fails aloud when it expires without them.
 *
 * @throws AdaigiError insufficient_balance, idempotency_conflict, invalid_request, unavailable (another request with this key is under way).
 */
export async function createPayout(ports: PayoutPorts, order: CreatePayout): Promise<{ payout: Payout; replayed: boolean }> {
  const asked = newPayout(ports, order);
  const { existing, lease } = await insertOrFind(ports, asked);
  if (existing !== null && !isRefused(existing)) checkSameContent(existing, asked);
  const own = lease ?? (existing !== null && isRefused(existing) ? await askAgain(ports, existing, asked) : null);
  const payout = own !== null ? await decide(ports, own) : existing !== null && !isUndecided(existing) && !isRefused(existing) ? existing : await decidedByAnother(ports, asked.id);
  // Whoever was refused with other content is still about to leave it.
  if (isRefused(payout) && payout.contentHash !== asked.contentHash) throw underWay();
  // Meanwhile it may have been refused to one and replaced by another.
  checkSameContent(payout, asked);
  if (isRefused(payout)) throw new AdaigiError('insufficient_balance', 'The available balance does not cover the payout and its fee.');
  ports.wakePayout(payout.id);
  return { payout, replayed: own === null };
}

/** @throws AdaigiError invalid_request when it would expire before it begins, or when nobody pays into its bank; not for one that exists. */
async function insertOrFind(ports: PayoutPorts, asked: Payout): Promise<{ existing: Payout | null; lease: PayoutLease | null }> {
  const objection = objectionTo(ports, asked);
  if (objection === null) {
    const stored = await ports.payouts.insert(asked, ownTimeMs(ports));
    return stored.inserted ? { existing: null, lease: stored.lease } : { existing: stored.existing, lease: null };
  }
  const existing = await ports.payouts.find(asked.id);
  if (existing === null) throw new AdaigiError('invalid_request', `${objection.field} ${objection.message}`, { fields: [objection] });
  return { existing, lease: null };
}

function objectionTo({ payoutConnectors }: PayoutPorts, { expiresAt, createdAt, wallet, mode, receiver }: Payout): FieldProblem | null {
  if (expiresAt <= createdAt) return { field: 'expiresAt', rule: 'min', message: 'must be in the future' };
  const isReached = wallet !== BANK_WALLET || payoutConnectors.mayReach(mode, receiver.bank);
  return isReached ? null : { field: 'receiver.bank', rule: 'unserved', message: 'is a bank that no channel pays into' };
}

/** @throws AdaigiError idempotency_conflict */
function checkSameContent(payout: Payout, asked: Payout): void {
  if (payout.contentHash !== asked.contentHash) throw new AdaigiError('idempotency_conflict', 'this key was used before with other content');
}

/** What was refused never came to be, so the same key may ask for something else: a smaller amount, say. Null when somebody else with this key was faster. */
function askAgain(ports: PayoutPorts, refused: Payout, asked: Payout): Promise<PayoutLease | null> {
  return ports.payouts.replaceRefused(refused, { ...asked, version: refused.version + 1 }, ownTimeMs(ports));
}

/**
 * Puts it to the ledger until that has decided, or until the patience with it is over: then it is accepted, and decided later. Once a question had no
 * answer it may still be on its way, so a refusal after it must not be forgotten: such a payout is accepted, too, and fails aloud, with a release
 * behind it that shuts the door.
 *
 * @param asked - somebody else asked before, and nobody knows the answer
 */
async function decide(ports: PayoutPorts, { payout, token }: PayoutLease, asked = false): Promise<Payout> {
  const deadline = performance.now() + ports.ledgerPatienceMs;
  try {
    const first = await askLedger(ports, payout);
    let input = first;
    while (input.kind === 'wait' && performance.now() < deadline) {
      await sleep(ports.pollMs);
      input = await askLedger(ports, payout);
    }
    const isDoubted = asked || first.kind === 'wait';
    const words: PayoutInput[] = isDoubted && input.kind !== 'held' ? [{ kind: 'accept', at: ports.clock.now() }] : [];
    if (input.kind !== 'wait') words.push(input);
    let now = payout;
    for (const word of words) {
      const change = await changePayout(ports, now, () => word);
      now = change.kind === 'changed' ? change.payout : change.before;
    }
    return now;
  } finally {
    // Without it the lease ends by itself.
    await ports.payouts.release(payout.id, token).catch(() => undefined);
  }
}

/** Waits for the request that is under way with the same key; where that one has given up, goes on in its place. */
async function decidedByAnother(ports: PayoutPorts, id: string): Promise<Payout> {
  const deadline = performance.now() + 2 * ports.ledgerPatienceMs;
  for (;;) {
    const payout = await ports.payouts.find(id);
    if (payout === null) throw new AdaigiError('internal', 'a stored payout is missing');
    if (!isUndecided(payout)) return payout;
    const isLate = ports.clock.now().getTime() - payout.updatedAt.getTime() > ports.ledgerPatienceMs;
    const lease = isLate ? await ports.payouts.acquire(id, ownTimeMs(ports)) : null;
    if (lease !== null && isUndecided(lease.payout)) return decide(ports, lease, true);
    if (lease !== null) await ports.payouts.release(id, lease.token);
    if (performance.now() > deadline) throw underWay();
    await sleep(ports.pollMs);
  }
}

function underWay(): AdaigiError {
  return new AdaigiError('unavailable', 'another request with this key is under way', { retryAfterS: 1 });
}

function isUndecided(payout: Payout): boolean {
  return payout.state === 'created' && payout.hold === 'wanted' && !payout.accepted;
}

/** Refused before anybody was told of it: it never came to be. */
function isRefused(payout: Payout): boolean {
  return payout.hold === 'refused' && !payout.accepted;
}

/** How long whoever accepts it has it alone; from then on that one has died, and the sweep goes on. */
function ownTimeMs({ stepLeaseMs, ledgerPatienceMs }: PayoutPorts): number {
  return stepLeaseMs + 2 * ledgerPatienceMs;
}

function ownTimeEnds(ports: PayoutPorts): Date {
  return new Date(ports.clock.now().getTime() + ownTimeMs(ports));
}

function newPayout(ports: PayoutPorts, order: CreatePayout): Payout {
  const now = ports.clock.now();
  // Whether it waits for funds is a setting: changing that must not make a repeat look like another payout.
  const { idempotencyKey, expiresAt, waitsForFunds, ...content } = order;
  const liveMs = waitsForFunds ? ports.payoutFundsWaitMs : ports.payoutTimeToLiveMs;
  return {
    ...content,
    waitsForFunds,
    id: ports.ids.payoutId(order.merchantId, order.dialect, order.mode, idempotencyKey),
    contentHash: ports.ids.contentHash({ ...content, receiver: receiverContent(order.receiver), expiresAt }),
    receiverKey: receiverKeyOf(ports, order),
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
    expiresAt: expiresAt ?? new Date(now.getTime() + liveMs),
    settledAt: null,
    nextActionAt: ownTimeEnds(ports),
    lookBackAt: null,
    version: 1,
    eventCount: 0,
  };
}

/** A wallet's content has no account: a repeat must look the same as a payout of before banks were paid. */
function receiverContent({ bank, accountNumber, ...person }: Receiver): object {
  return bank === '' ? person : { ...person, bank, accountNumber };
}

function receiverKeyOf({ ids }: PayoutPorts, { mode, receiver: { mobile, bank, accountNumber } }: CreatePayout): string {
  return bank === '' ? ids.payerKey(mode, mobile) : ids.accountKey(mode, bank, accountNumber);
}

/** Whether a merchant may see it: one that was refused before it was accepted never came to be. */
export function isVisible(payout: Payout): boolean {
  return payout.accepted || isPayoutFinal(payout.state);
}
