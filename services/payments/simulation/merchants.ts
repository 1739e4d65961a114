import { isFinal, money, type Payment } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { orderOf } from '../test/fakes/world.ts';
import { cancelPayment } from '../src/usecases/cancel-payment.ts';
import { createPayment, type CreatePayment } from '../src/usecases/create-payment.ts';
import { createRefund } from '../src/usecases/create-refund.ts';
import { getPayment } from '../src/usecases/get-payment.ts';
import type { Context } from './context.ts';
import { nick } from './database.ts';
import { call } from './network.ts';
import { createProcess } from './process.ts';
import type { Replica } from './replica.ts';

/** What merchants were told, and may rely on. */
export interface Promises {
  readonly created: { readonly key: string; readonly payment: Payment }[];
  readonly cancelled: string[];
  readonly refunds: { readonly paymentId: string; readonly refundId: string; readonly minor: bigint }[];
}

export interface Merchants {
  readonly promises: Promises;
  /** Orders and refunds that still have no answer. */
  waiting(): number;
}

/** Answers of the platform that settle a request; anything else is asked again with the same key. */
const isAnswer = (error: unknown): error is AdaigiError => error instanceof AdaigiError && error.code !== 'unavailable' && error.code !== 'deadline_exceeded' && error.code !== 'internal';

/** Tries after the healing; before it, merchants never give up. */
const PATIENCE = 20;
const MERCHANT = 'mer_1';

/** Merchants that order, ask again with the same key until they have an answer, cancel, and refund. */
export function createMerchants(context: Context, seed: number, replicas: readonly Replica[]): Merchants {
  const { scheduler, random, plan } = context;
  const promises: Promises = { created: [], cancelled: [], refunds: [] };
  const process = createProcess(context, 'merchant', () => undefined);
  process.start();
  let waiting = 0;

  const sleep = (ms: number): Promise<void> => new Promise((resolve) => void scheduler.after(ms, () => resolve()));
  const ask = <T>(name: string, handle: (replica: Replica) => Promise<T>): Promise<T> => {
    const replica = replicas[random.int(0, replicas.length - 1)];
    if (replica === undefined) throw new RangeError('a world needs a replica');
    return call(context, {
      caller: process,
      server: replica.process,
      name,
      deadlineMs: 6_000,
      lostRequest: plan.lostRequest,
      lostAnswer: plan.lostAnswer,
      twice: plan.twice,
      delayMs: () => (context.fault(plan.slow) ? random.int(5, 2_000) : random.int(1, 10)),
      handle: () => handle(replica),
    });
  };
  /** Asks with the same content until there is an answer; null when the answer is no. */
  const insist = async <T>(name: string, handle: (replica: Replica) => Promise<T>): Promise<T | null> => {
    waiting += 1;
    try {
      for (let left = PATIENCE; left > 0; left -= context.healed ? 1 : 0) {
        try {
          return await ask(name, handle);
        } catch (error) {
          if (isAnswer(error)) return null;
          await sleep(random.int(200, 4_000));
        }
      }
      context.violate('2 answered', `${name} had no answer long after everything was well`);
      return null;
    } finally {
      waiting -= 1;
    }
  };
  const create = async (order: CreatePayment): Promise<Payment | null> => {
    const answer = await insist('create', ({ ports }) => createPayment(ports, order));
    if (answer === null) return null;
    context.note('merchant', `${nick(answer.payment.id)} accepted${answer.replayed ? ', as before' : ''}`);
    if (answer.payment.amount.minor !== order.amount.minor) context.violate('9 idempotent create', `${nick(answer.payment.id)} answers for another amount`);
    promises.created.push({ key: order.idempotencyKey, payment: answer.payment });
    return answer.payment;
  };
  const refund = async (payment: Payment, key: string, minor: bigint): Promise<void> => {
    const asked = { merchantId: MERCHANT, mode: payment.mode, paymentId: payment.id, idempotencyKey: key, amount: money(minor, 'PKR'), reason: 'asked' };
    const answer = await insist('refund', ({ ports }) => createRefund(ports, asked));
    if (answer !== null) promises.refunds.push({ paymentId: payment.id, refundId: answer.refund.id, minor });
  };
  const refunds = async (payment: Payment): Promise<void> => {
    for (let looks = 0; looks < 40; looks += 1) {
      await sleep(random.int(1_000, 6_000));
      const read = await ask('get', ({ ports }) => getPayment({ ...ports, pollMs: 1_000 }, MERCHANT, payment.mode, { id: payment.id }, 0)).catch(() => null);
      if (read === null || !isFinal(read.state)) continue;
      if (read.state !== 'succeeded') return;
      const count = random.int(1, 4);
      const shares = Array.from({ length: count }, () => BigInt(random.int(1, 3)) * (payment.amount.minor / 3n));
      await Promise.all(shares.map((minor, number) => refund(payment, `refund-${number}`, minor)));
      return;
    }
  };
  const cancel = async (payment: Payment): Promise<void> => {
    await sleep(random.int(0, 3_000));
    const answer = await insist('cancel', ({ ports }) => cancelPayment(ports, MERCHANT, payment.mode, payment.id));
    if (answer !== null) promises.cancelled.push(answer.id);
  };
  const live = async (number: number): Promise<void> => {
    const order = orderOf({
      idempotencyKey: `${seed}-${number}`,
      amount: money(BigInt(random.int(10, 900)) * 300n, 'PKR'),
      wallet: random.pick(['jazzcash', 'jazzcash', 'easypaisa', null]),
      method: random.chance(0.9) ? 'wallet' : 'token',
      payer: { mobile: `0311511234${random.int(1, plan.payers)}`, name: '', email: '', cnic: '' },
    });
    const isDoubled = random.chance(plan.concurrentCreates);
    const others = isDoubled ? [create(order), create({ ...order, amount: money(order.amount.minor + 300n, 'PKR') })] : [];
    const answers = await Promise.all([create(order), ...others]);
    const payment = answers.find((each) => each !== null) ?? null;
    if (payment === null) return;
    if (random.chance(plan.cancels)) await cancel(payment);
    if (random.chance(plan.refunds)) await refunds(payment);
  };

  for (let number = 0; number < plan.payments; number += 1) {
    waiting += 1;
    const startMs = random.chance(0.4) ? random.int(0, 200) : random.int(0, Math.round(plan.faultMs * 0.7));
    scheduler.after(startMs, () => {
      live(number).then(
        () => (waiting -= 1),
        (error: Error) => context.violate('bug', `a merchant fell over: ${error.message}`),
      );
    });
  }
  return { promises, waiting: () => waiting };
}
