import { MongoClient } from 'mongodb';
import { testEngines } from './test-engines.ts';
import { uniqueName } from './unique-name.ts';

/** A database of one test file on the real engine. */
export interface TestDatabase {
  name: string;
  /** URI that names the database. */
  uri: string;
  /** Drops the database. */
  close(): Promise<void>;
}

/** Names a fresh database on the shared engine; MongoDB makes it with the first write. */
export function testDatabase(name: string, engines: { mongodb: string } = testEngines()): TestDatabase {
  const database = uniqueName(name);
  const uri = withDatabase(engines.mongodb, database);
  return {
    name: database,
    uri,
    close: async () => {
      const client = new MongoClient(uri);
      try {
        await client.db(database).dropDatabase();
      } finally {
        await client.close();
      }
    },
  };
}

/** Puts a database into a MongoDB URI that may have options, or another database. */
export function withDatabase(uri: string, database: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri);
  if (parts === null) throw new Error('not a MongoDB URI');
  return `${parts[1]}/${database}${parts[2] ?? ''}`;
}
