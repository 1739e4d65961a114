import { AdaigiError } from '@adaigi/errors';
import { LONGEST_WAY_MS } from './channels.ts';
import type { Context } from './context.ts';
import type { SimProcess } from './process.ts';

/** A call from a process to another one, or to an engine that does not die. */
export interface Call<T> {
  readonly caller: SimProcess;
  /** Null for an engine. */
  readonly server: SimProcess | null;
  readonly name: string;
  readonly deadlineMs: number;
  /** Probabilities of this call's faults. */
  readonly lostRequest: number;
  readonly lostAnswer: number;
  readonly twice: number;
  /** One way. */
  readonly delayMs: () => number;
  readonly handle: () => Promise<T>;
}

const GONE = (name: string): AdaigiError => new AdaigiError('unavailable', `${name}: connection lost`);

/**
 * A call through the network. Whatever is lost, the caller hears of it only by its deadline or a broken connection; whether the call was
 * carried out it cannot tell. A caller that dies or is stopped in between hears nothing, or hears it later.
 */
export function call<T>(context: Context, { caller, server, name, deadlineMs, lostRequest, lostAnswer, twice, delayMs, handle }: Call<T>): Promise<T> {
  const { scheduler } = context;
  const life = caller.life();
  if (life === null) return new Promise(() => undefined);
  return new Promise((resolve, reject) => {
    let over = false;
    const settle = (act: () => void): void => {
      if (over) return;
      over = true;
      cancel();
      caller.run(life, act);
    };
    const cancel = scheduler.after(deadlineMs, () => {
      context.note(caller.name, `${name}: no answer in time`);
      settle(() => reject(new AdaigiError('deadline_exceeded', name)));
    });
    const answer = (act: () => void): void => {
      if (context.fault(lostAnswer)) context.note(caller.name, `${name}: answer lost`);
      else scheduler.after(delayMs(), () => settle(act));
    };
    const broken = (): void => void scheduler.after(delayMs(), () => settle(() => reject(GONE(name))));
    const arrive = (): void => {
      if (server === null) return carryOut(() => undefined);
      const host = server.life();
      if (host === null) return broken();
      host.inbound.add(broken);
      return server.run(host, () => carryOut(() => host.inbound.delete(broken)));
    };
    const carryOut = (done: () => void): void => {
      const finish = (act: () => void): void => {
        done();
        answer(act);
      };
      handle().then(
        (value) => finish(() => resolve(value)),
        (error: Error) => finish(() => reject(error)),
      );
    };
    // The connection breaks while the request still travels: the caller hears of it early, and may act before it arrives.
    const isTorn = context.fault(lostAnswer / 2);
    if (isTorn) broken();
    if (context.fault(lostRequest)) context.note(caller.name, `${name}: request lost`);
    else scheduler.after(isTorn ? context.random.int(0, LONGEST_WAY_MS) : delayMs(), arrive);
    if (context.fault(twice)) scheduler.after(delayMs(), arrive);
  });
}
