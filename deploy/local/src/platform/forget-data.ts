import { deleteTopics, eventually } from '@adaigi/testing';
import { MongoClient } from 'mongodb';

/** Drops the databases `<dbPrefix>_*`, and the topics and groups that start with `topicPrefix`; what is not named is kept. */
export async function forgetData(engines: { kafka: readonly string[]; mongodb: string }, names: { dbPrefix?: string; topicPrefix?: string }): Promise<void> {
  const { dbPrefix, topicPrefix } = names;
  if (dbPrefix) await dropDatabases(engines.mongodb, `${dbPrefix}_`);
  // Groups are refused as "not empty" until the broker has noticed that their members left.
  if (topicPrefix) await eventually(async () => deleteTopics([...engines.kafka], topicPrefix).then(() => true), { deadlineMs: 15_000, intervalMs: 250 });
}

async function dropDatabases(uri: string, prefix: string): Promise<void> {
  const client = new MongoClient(uri);
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    for (const { name } of databases) if (name.startsWith(prefix)) await client.db(name).dropDatabase();
  } finally {
    await client.close();
  }
}
