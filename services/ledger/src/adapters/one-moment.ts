import type { ClientSession, Connection } from 'mongoose';

/** Reads of one moment, over any number of collections: of what a majority has. */
export async function atOneMoment<T>(connection: Connection, read: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = connection.getClient().startSession({ snapshot: true });
  try {
    return await read(session);
  } finally {
    await session.endSession();
  }
}
