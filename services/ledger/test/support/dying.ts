import type { Connection } from 'mongoose';

const WRITES = new Set(['bulkWrite', 'insertMany', 'insertOne', 'replaceOne', 'updateMany', 'updateOne']);

type Method = (...args: unknown[]) => Promise<unknown>;

/** A connection of which each write goes through `before` first. */
function watched(connection: Connection, before: (method: string) => Promise<void>): Connection {
  const collection = (name: string): object =>
    new Proxy(connection.collection(name), {
      get(target, method: string) {
        const found: unknown = Reflect.get(target, method);
        if (typeof found !== 'function') return found;
        const call = found.bind(target) as Method;
        return WRITES.has(method) ? async (...args: unknown[]) => before(method).then(() => call(...args)) : call;
      },
    });
  return { collection } as unknown as Connection;
}

/** A connection of a process that dies after so many writes: every one behind them fails before it is made. */
export function dying(connection: Connection, writes: number): Connection {
  let made = 0;
  return watched(connection, async () => {
    made += 1;
    if (made > writes) throw new Error('this process has died');
    return Promise.resolve();
  });
}

/** A connection of a process that is stopped before its first write of a kind, until somebody wakes it. */
export function sleeping(connection: Connection, kind: string): { connection: Connection; asleep: Promise<void>; wake(): void } {
  const [asleep, awake] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slept = watched(connection, async (method) => {
    if (method !== kind) return;
    asleep.resolve();
    await awake.promise;
  });
  return { connection: slept, asleep: asleep.promise, wake: () => awake.resolve() };
}
