import { randomBytes } from 'node:crypto';
import { Secret } from '@adaigi/config';
import { connectMongo, type MongoOptions } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import { testEngines } from '@adaigi/testing';

/** A database of the edge that no other test uses. */
export function edgeDatabase(): MongoOptions {
  return { uri: new Secret(testEngines().mongodb), dbPrefix: `test-edge-${randomBytes(5).toString('hex')}`, service: 'edge' };
}

export async function dropEdgeDatabase(database: MongoOptions): Promise<void> {
  const runtime = testRuntime('drop');
  await (await connectMongo(runtime, database)).dropDatabase();
  await runtime.stop();
}
