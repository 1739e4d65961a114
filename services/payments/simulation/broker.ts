import type { Outcome } from '@adaigi/domain';
import type { Context } from './context.ts';
import { nick, type StoredEvent } from './database.ts';
import { call } from './network.ts';
import type { SimProcess } from './process.ts';

export interface CallbackRecord {
  readonly channel: string;
  readonly reference: string;
  readonly outcome: Outcome;
}

/** A member of the group that executes payments. */
export interface Member {
  readonly process: SimProcess;
  wake(paymentId: string): void;
  record(callback: CallbackRecord): Promise<void>;
}

/** The topics: what is on them stays; it reaches the group at least once, wake-ups perhaps never. */
export interface Broker {
  down: boolean;
  readonly published: readonly StoredEvent[];
  join(member: Member): void;
  publish(caller: SimProcess, events: readonly StoredEvent[]): Promise<void>;
  publishCallback(callback: CallbackRecord): void;
  /** Callbacks that nobody has acknowledged. */
  waiting(): number;
}

const RETRY_MS = 3_000;
const HANDLE_WITHIN_MS = 30_000;

export function createBroker(context: Context): Broker {
  const { scheduler, random, plan } = context;
  const published: StoredEvent[] = [];
  const members: Member[] = [];
  let waiting = 0;

  const someMember = (): Member | undefined => {
    const alive = members.filter(({ process }) => process.life() !== null);
    return alive[random.int(0, Math.max(0, alive.length - 1))];
  };
  const wake = (paymentId: string): void => {
    if (context.fault(plan.lostWakeUp)) return;
    scheduler.after(random.int(1, 30), () => {
      const member = someMember();
      const life = member?.process.life();
      if (member !== undefined && life !== undefined && life !== null) member.process.run(life, () => member.wake(paymentId));
    });
  };
  /** Until a member has acknowledged it: one that dies, fails or takes too long leaves it to another. */
  const deliver = (callback: CallbackRecord): void => {
    const member = broker.down ? undefined : someMember();
    const life = member?.process.life();
    const again = (): void => void scheduler.after(RETRY_MS, () => deliver(callback));
    if (member === undefined || life === undefined || life === null) return again();
    let over = false;
    const end = (act: () => void): void => {
      if (over) return;
      over = true;
      act();
    };
    scheduler.after(HANDLE_WITHIN_MS, () => end(again));
    return member.process.run(life, () => {
      member.record(callback).then(
        () => end(() => void (waiting -= 1)),
        () => end(again),
      );
    });
  };

  const broker: Broker = {
    down: false,
    published,
    join: (member) => void members.push(member),
    waiting: () => waiting,
    publish: (caller, events) =>
      call(context, {
        caller,
        server: null,
        name: 'publish',
        deadlineMs: 5_000,
        lostRequest: plan.lostRequest,
        lostAnswer: plan.lostAnswer,
        twice: 0,
        delayMs: () => random.int(1, 20),
        async handle() {
          if (broker.down) throw new Error('the broker is down');
          published.push(...events);
          context.note('broker', `${nick(events[0]?.paymentId ?? '')} ${events.map(({ event }) => `${event.type}#${event.seq}`).join(' ')}`);
          for (const { event, paymentId } of events) {
            if (event.type !== 'payment.created') continue;
            wake(paymentId);
            if (context.fault(plan.wakeUpTwice)) wake(paymentId);
          }
        },
      }),
    publishCallback(callback) {
      waiting += 1;
      scheduler.after(random.int(1, 200), () => deliver(callback));
    },
  };
  return broker;
}
