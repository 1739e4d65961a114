import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient, MongoServerError } from 'mongodb';
import { eventually } from '../../eventually.ts';
import { EngineError } from '../engine-error.ts';
import type { EngineCommand, EngineProcess } from './engine-process.ts';
import { startEngineProcess } from './engine-process.ts';
import { logTail } from './log-tail.ts';

const READY_WITHIN_MS = 60_000;
const NOT_YET_INITIALIZED = 94;

/** Where a local replica set of one member lives. */
export interface LocalMongodb {
  mongod: string;
  dir: string;
  logFile: string;
  port: number;
}

/** Names the process of a mongod in `dir` so that a later run finds it again. */
export function mongodbIdentity(dir: string): Pick<EngineCommand, 'name' | 'mark' | 'pidFile' | 'stopWithinMs'> {
  return { name: 'MongoDB', mark: join(dir, 'db'), pidFile: join(dir, 'pid.json'), stopWithinMs: 15_000 };
}

/** The address that clients use. */
export function mongodbUri(port: number): string {
  return `mongodb://127.0.0.1:${port}/?replicaSet=rs0`;
}

/**
 * Starts mongod as a replica set of one and waits until it is a writable primary; initiates the set the first time.
 *
 * @throws EngineError with the end of mongod's log.
 */
export async function startMongodb(mongodb: LocalMongodb): Promise<EngineProcess> {
  const dbPath = join(mongodb.dir, 'db');
  await mkdir(dbPath, { recursive: true });
  const server = await startEngineProcess({
    ...mongodbIdentity(mongodb.dir),
    command: mongodb.mongod,
    args: [
      '--dbpath', dbPath, '--port', String(mongodb.port), '--bind_ip', '127.0.0.1', '--nounixsocket', '--replSet', 'rs0', '--oplogSize', '512',
      '--wiredTigerCacheSizeGB', '0.5', '--quiet', '--setParameter', 'diagnosticDataCollectionEnabled=false',
    ],
    logFile: mongodb.logFile,
  });
  try {
    await eventually(async () => server.ended() !== undefined || (await isPrimary(`127.0.0.1:${mongodb.port}`)), { deadlineMs: READY_WITHIN_MS, intervalMs: 100 });
    if (server.ended() !== undefined) throw new Error(`it ended with ${server.ended()}`);
    return server;
  } catch (error) {
    const log = await logTail(mongodb.logFile);
    await server.stop();
    throw new EngineError(`MongoDB did not start on port ${mongodb.port}: ${error instanceof Error ? error.message : String(error)}\n${log}`);
  }
}

async function isPrimary(host: string): Promise<boolean> {
  // A client whose first connection was refused stays closed, so every try has its own.
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, { serverSelectionTimeoutMS: 500 });
  try {
    return await becomePrimary(client, host);
  } finally {
    await client.close();
  }
}

async function becomePrimary(client: MongoClient, host: string): Promise<boolean> {
  const admin = client.db('admin');
  const members = [{ _id: 0, host }];
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    if (config.members[0]?.host !== host) {
      // Kept data, other port: the set still knows itself by the old address.
      await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members: [{ ...config.members[0], host }] }, force: true });
    }
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== NOT_YET_INITIALIZED) throw error;
    await admin.command({ replSetInitiate: { _id: 'rs0', members } });
  }
  return (await admin.command({ hello: 1 }))['isWritablePrimary'] === true;
}
