import { isDuplicateKey } from '@adaigi/mongo';
import type { ClientSession, Connection } from 'mongoose';

/** First documents of a scope that several make at once; each round one of them exists. */
const MAX_FIRSTS = 5;

/**
 * One transaction on a snapshot, made again while others are faster. `work` may run several times.
 *
 * @throws what the driver throws; after `commit` went out the outcome may be unknown, and the caller's repeat finds out.
 */
export async function inTransaction<T>(connection: Connection, work: (session: ClientSession) => Promise<T>): Promise<T> {
  for (let firsts = 1; ; firsts += 1) {
    try {
      return await connection.withSession((session) => session.withTransaction(() => work(session), { readConcern: { level: 'snapshot' } }));
    } catch (error) {
      // A document that was not there when the snapshot was taken.
      if (!isDuplicateKey(error) || firsts === MAX_FIRSTS) throw error;
    }
  }
}

/** Reads of one moment, over any number of collections. */
export async function atOneMoment<T>(connection: Connection, read: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = connection.getClient().startSession({ snapshot: true });
  try {
    return await read(session);
  } finally {
    await session.endSession();
  }
}
