import { join, resolve } from 'node:path';
import { endOrphan } from './engine-process.ts';
import { kafkaIdentity } from './kafka.ts';
import { mongodbIdentity } from './mongodb.ts';

/** Ends the local engines of a folder, whoever started them; `force` does not wait for a clean end. Gives the names of those that ran. */
export async function endLocalEngines(dir: string, options: { force?: boolean } = {}): Promise<string[]> {
  const data = join(resolve(dir), 'data');
  const identities = [kafkaIdentity(join(data, 'kafka')), mongodbIdentity(join(data, 'mongodb'))];
  const ended = await Promise.all(identities.map(async (identity) => ((await endOrphan(options.force ? { ...identity, stopWithinMs: 0 } : identity)) ? identity.name : undefined)));
  return ended.filter((name) => name !== undefined);
}
