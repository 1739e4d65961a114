import { setTimeout as sleep } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
import type { Secret } from '@adaigi/config';
import type { Runtime } from '@adaigi/runtime';

/** Where a service's database is. */
export interface MongoOptions {
  readonly uri: Secret;
  readonly dbPrefix: string;
  /** Name of the service's own database, after the prefix. */
  readonly service: string;
}

/** How long an operation looks for a primary before it fails: what a caller waits for a 503 while MongoDB is away. */
const SELECTION_MS = 2_000;
const RETRY_MS = 1_000;
const READY_MS = 1_500;
/** A server that accepts and never answers (paused, responses lost) must become an error, too. Longer than any operation here takes. */
const SOCKET_MS = 8_000;

/**
 * Opens `<dbPrefix>_<service>`. Waits for MongoDB for as long as it takes: a service that was started before its database becomes ready when the
 * database does. Afterwards the driver reconnects by itself, and operations fail within about two seconds while there is no primary.
 *
 * Writes are acknowledged by a majority and journalled, since an answer to a merchant is a promise. Nothing is buffered in the process.
 */
export async function connectMongo(runtime: Runtime, options: MongoOptions): Promise<Connection> {
  const connection = mongoose.createConnection();
  // Registered first: a stop must end the waiting below as well.
  const stopping = new AbortController();
  runtime.onStop('mongodb', async () => {
    stopping.abort();
    await connection.close();
  });
  connection.on('error', (error: unknown) => runtime.log.warn({ error: nameOf(error) }, 'mongodb connection'));
  for (let failures = 1; ; failures += 1) {
    try {
      await connection.openUri(options.uri.reveal(), {
        dbName: databaseName(options.dbPrefix, options.service),
        appName: runtime.name,
        serverSelectionTimeoutMS: SELECTION_MS,
        connectTimeoutMS: SELECTION_MS,
        socketTimeoutMS: SOCKET_MS,
        heartbeatFrequencyMS: 2_000,
        waitQueueTimeoutMS: SELECTION_MS,
        writeConcern: { w: 'majority', journal: true },
        retryWrites: true,
        retryReads: true,
        maxPoolSize: 20,
        autoIndex: false,
        autoCreate: false,
        bufferCommands: false,
      });
      break;
    } catch (error) {
      if (stopping.signal.aborted) throw error;
      if (failures === 1) runtime.log.warn({ error: nameOf(error) }, 'mongodb cannot be reached; the service waits for it');
      await sleep(RETRY_MS, undefined, { signal: stopping.signal });
    }
  }
  runtime.readiness('mongodb', async () => {
    const late = sleep(READY_MS, undefined, { ref: false }).then(() => {
      throw new Error('mongodb did not answer in time');
    });
    await Promise.race([connection.db?.command({ ping: 1 }), late]);
  });
  return connection;
}

/** A service's database is its own; the prefix keeps platforms that share one server apart. */
export function databaseName(dbPrefix: string, service: string): string {
  return `${dbPrefix}_${service}`;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
