import { setTimeout as sleep } from 'node:timers/promises';
import type { Cancel, Order, Read, RefundOrder, RefundSubmission, Submission } from '../observation.ts';
import type { PlannedOrder } from '../plan/orders.ts';
import { isUnsettled } from './answers.ts';
import type { MerchantApi, Seen } from './merchant-api.ts';

/** An order under way; what its client has been told so far. */
export interface DrivenOrder {
  readonly order: Order;
  /** True as soon as the client has been told of its payment, or has given up. */
  readonly sent: boolean;
  /** Kept when the client has nothing more to do. */
  readonly done: Promise<void>;
}

export interface DriveOptions {
  readonly api: MerchantApi;
  readonly merchantId: string;
  readonly callbackPath: string | null;
  /** Ends what is still repeated. */
  readonly signal: AbortSignal;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const FINAL = new Set(['succeeded', 'failed', 'cancelled', 'expired']);
const TRIES = 12;
const FIRST_WAIT_MS = 150;
const LONGEST_WAIT_MS = 3_000;
/** As long as a payment may look for its end, and then some. */
const WATCH_FOR_MS = 150_000;

/** Does everything a merchant's client means to do about one order, with the repeats of a careful one, and notes every call and answer. */
export function driveOrder(planned: PlannedOrder, { api, merchantId, callbackPath, signal }: DriveOptions): DrivenOrder {
  const submissions: Submission[] = [];
  const reads: Read[] = [];
  const refunds: Mutable<RefundOrder>[] = [];
  const cancels: Cancel[] = [];
  const { key, dialect, transport, mobile, wallet, amountMinor } = planned;
  const order: Order = { key, dialect, transport, merchantId, mobile, wallet, amountMinor, callbackPath, submissions, reads, refunds, cancels };
  const state = { sent: false };

  const submitOnce = async (body: 'same' | 'other'): Promise<Seen> => {
    const at = Date.now();
    const answer = await api.submit(planned, body);
    submissions.push({ at, endedAt: Date.now(), body, ...answer });
    return answer;
  };
  /** The same again until somebody says what became of it. */
  const submit = (body: 'same' | 'other'): Promise<Seen> => persist(() => submitOnce(body), signal);

  const look = async (paymentId: string): Promise<Seen> => {
    const at = Date.now();
    const answer = await api.read(planned, paymentId);
    if (answer.state !== null) reads.push({ at, endedAt: Date.now(), paymentId: answer.paymentId ?? paymentId, state: answer.state, version: null });
    return answer;
  };

  const watch = async (paymentId: string): Promise<string | null> => {
    const endsAt = Date.now() + WATCH_FOR_MS;
    for (let waitMs = 200; Date.now() < endsAt && !signal.aborted; waitMs = Math.min(waitMs * 1.6, LONGEST_WAIT_MS)) {
      await sleep(waitMs);
      const { state: now } = await look(paymentId);
      if (now !== null && FINAL.has(now)) return now;
    }
    return null;
  };

  const cancel = async (paymentId: string, afterMs: number): Promise<void> => {
    await sleep(afterMs);
    const at = Date.now();
    const answer = await api.cancel(planned, paymentId);
    cancels.push({ at, endedAt: Date.now(), status: answer.status });
  };

  const refund = async (paymentId: string, percents: readonly number[], doubled: boolean): Promise<void> => {
    if ((await watch(paymentId)) !== 'succeeded') return;
    await Promise.all(
      percents.map(async (percent, index) => {
        const asked: RefundSubmission[] = [];
        const minor = (amountMinor * BigInt(percent)) / 100n;
        const refundKey = `${key}-r${index}`;
        refunds.push({ key: refundKey, amountMinor: minor, submissions: asked });
        const ask = async () => {
          const at = Date.now();
          const answer = await api.refund(planned, paymentId, refundKey, minor);
          asked.push({ at, endedAt: Date.now(), ...answer });
          return { ...answer, body: null };
        };
        await Promise.all([persist(ask, signal), ...(doubled ? [ask()] : [])]);
      }),
    );
  };

  const run = async (): Promise<void> => {
    const duplicates = planned.duplicates.map(async ({ afterMs, body }) => {
      await sleep(afterMs);
      await submit(body);
    });
    const first = await submit('same');
    state.sent = true;
    const followUps: Promise<unknown>[] = [...duplicates];
    if (first.paymentId !== null) {
      if (planned.cancelAfterMs !== null) followUps.push(cancel(first.paymentId, planned.cancelAfterMs));
      if (planned.refunds !== null) followUps.push(refund(first.paymentId, planned.refunds.percents, planned.refunds.doubled));
      else if (planned.watched) followUps.push(watch(first.paymentId));
    }
    await Promise.all(followUps);
  };

  return {
    order,
    get sent() {
      return state.sent;
    },
    done: run(),
  };
}

/** Tries again while nobody knows, with growing waits, a bounded number of times. */
async function persist<T extends { readonly status: number | null }>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  let answer = await call();
  for (let tries = 1, waitMs = FIRST_WAIT_MS; tries < TRIES && isUnsettled({ status: answer.status, body: null }) && !signal.aborted; tries += 1) {
    await sleep(waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    answer = await call();
  }
  return answer;
}
