import { setTimeout as sleep } from 'node:timers/promises';
import { isUnsettled } from '../client/answers.ts';
import type { MixApi, SeenOperation } from './client.ts';
import type { Answer, DepositClaim, Funding, PayoutOrder, SentTransfer } from './observed.ts';
import type { PlannedClaim, PlannedDeposit, PlannedFunding, PlannedPayout } from './plan.ts';

/** Where operations meet the world; calls outside of the platform are repeated until they are answered. */
export interface MixWorld {
  readonly apiOf: (merchant: number) => MixApi;
  readonly merchantId: (merchant: number) => string;
  readonly setBehaviour: (mobile: string, behaviour: string) => Promise<void>;
  readonly sendTransfer: (transfer: SentTransfer & { readonly from: string }) => Promise<void>;
  readonly fund: (funding: { readonly merchantId: string; readonly paisa: number; readonly reference: string }) => Promise<unknown>;
  /** Ends what is still repeated. */
  readonly signal: AbortSignal;
}

/** What was done and heard so far; grows. */
export interface MixNotes {
  readonly payouts: PayoutOrder[];
  readonly claims: DepositClaim[];
  readonly transfers: SentTransfer[];
  readonly fundings: Funding[];
}

const TRIES = 14;
const FIRST_WAIT_MS = 150;
const LONGEST_WAIT_MS = 3_000;
const WATCH_FOR_MS = 90_000;
/** How often test money is asked for until the ledger says that it is there. */
const FUND_TRIES = 8;
/** Users say again what nobody could answer, sooner or later. */
const NUMBER_TRIES = 40;

/** Everything that a merchant's client does about one payout. */
export async function drivePayout(planned: PlannedPayout, world: MixWorld, notes: MixNotes): Promise<void> {
  const { key, merchant, wallet, mobile, account, amountMinor, behaviour, duplicates, watched } = planned;
  const receiver = account?.receiver ?? mobile;
  const submissions: (Answer & { readonly body: 'same' | 'other' })[] = [];
  const reads: Answer[] = [];
  notes.payouts.push({ key, merchantId: world.merchantId(merchant), wallet, receiver, amountMinor, submissions, reads });
  // A bank account behaves as the number that it has.
  if (behaviour !== null) await world.setBehaviour(account?.accountNumber ?? mobile, behaviour);
  const api = world.apiOf(merchant);
  const submit = (body: 'same' | 'other'): Promise<SeenOperation> =>
    persist(async () => {
      const answer = await timed(() => api.createPayout(planned, body));
      submissions.push({ ...answer, body });
      return answer;
    }, world.signal);
  const again = duplicates.map(async ({ afterMs, body }) => {
    await sleep(afterMs);
    return submit(body);
  });
  const [first] = await Promise.all([submit('same'), ...again]);
  const { id } = first;
  if (id === null || !watched) return;
  const endsAt = Date.now() + WATCH_FOR_MS;
  for (let waitMs = 300; Date.now() < endsAt && !world.signal.aborted; waitMs = Math.min(waitMs * 1.6, LONGEST_WAIT_MS)) {
    await sleep(waitMs);
    const answer = await timed(() => api.readPayout(id));
    reads.push(answer);
    if (answer.state === 'succeeded' || answer.state === 'failed') return;
  }
}

/** Everything that users, their payer and the merchant's client do about one transfer by hand. */
export async function driveDeposit(planned: PlannedDeposit, world: MixWorld, notes: MixNotes): Promise<void> {
  const { merchant, wallet, number, sender, amountMinor, sentAfterMs, claims } = planned;
  const api = world.apiOf(merchant);
  const shown = await Promise.all((claims.length === 0 ? [`Payer Canary${number}`] : claims.map(({ user }) => user)).map((user) => shownNumber(api, wallet, user, world.signal)));
  const to = shown[0] ?? null;
  const send = async (): Promise<void> => {
    if (sentAfterMs === null || to === null) return;
    await sleep(sentAfterMs);
    const transfer = { wallet, to, number, amountMinor };
    notes.transfers.push(transfer);
    await world.sendTransfer({ ...transfer, from: sender });
  };
  await Promise.all([send(), ...claims.map((claim) => driveClaim(claim, planned, world, notes))]);
}

async function driveClaim({ key, user, afterMs, claimedMinor, times }: PlannedClaim, { merchant, wallet, number }: PlannedDeposit, world: MixWorld, notes: MixNotes): Promise<void> {
  const submissions: Answer[] = [];
  notes.claims.push({ key, merchantId: world.merchantId(merchant), wallet, number, claimedMinor, submissions });
  await sleep(afterMs);
  const submit = (): Promise<SeenOperation> =>
    persist(async () => {
      const answer = await timed(() => world.apiOf(merchant).claim({ key, wallet, user, number, claimedMinor }));
      submissions.push(answer);
      return answer;
    }, world.signal);
  await Promise.all(Array.from({ length: times }, submit));
}

async function shownNumber(api: MixApi, wallet: string, user: string, signal: AbortSignal): Promise<string | null> {
  for (let tries = 0; tries < NUMBER_TRIES && !signal.aborted; tries += 1) {
    const { number } = await api.assignWallet(wallet, user);
    if (number !== null) return number;
    await sleep(LONGEST_WAIT_MS / 4);
  }
  return null;
}

/** Test money, asked for under one reference until the ledger says that it is booked. */
export async function driveFunding({ merchant, reference, amountMinor }: Omit<PlannedFunding, 'kind' | 'at'>, world: MixWorld, notes: MixNotes): Promise<void> {
  const merchantId = world.merchantId(merchant);
  const fund = (): Promise<boolean> => world.fund({ merchantId, paisa: Number(amountMinor), reference }).then(() => true, () => false);
  const place = notes.fundings.push({ merchantId, reference, amountMinor, told: false }) - 1;
  for (let tries = 0; tries < FUND_TRIES && !world.signal.aborted; tries += 1) {
    if (await fund()) {
      notes.fundings[place] = { merchantId, reference, amountMinor, told: true };
      // Twice, now and then, as a careful client may.
      if (Number(amountMinor) % 3 === 0) await fund();
      return;
    }
    await sleep(LONGEST_WAIT_MS / 2);
  }
}

async function timed(call: () => Promise<SeenOperation>): Promise<Answer> {
  const at = Date.now();
  const answer = await call();
  return { at, endedAt: Date.now(), ...answer };
}

/** Again while nobody knows, with growing waits, a bounded number of times. */
async function persist<T extends SeenOperation>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  let answer = await call();
  for (let tries = 1, waitMs = FIRST_WAIT_MS; tries < TRIES && isUnsettled({ status: answer.status, body: null }) && !signal.aborted; tries += 1) {
    await sleep(waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    answer = await call();
  }
  return answer;
}
