import { Secret } from '@adaigi/config';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { testEngines, uniqueName } from '@adaigi/testing';
import type { Connection } from 'mongoose';
import { connectMongo } from '../src/index.ts';

/** A connection to a database of this test's own on the real engine. */
export async function testConnection(name: string): Promise<{ runtime: TestRuntime; connection: Connection; close(): Promise<void> }> {
  const runtime = testRuntime(name);
  const connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix: uniqueName('t'), service: name });
  return {
    runtime,
    connection,
    async close() {
      await connection.dropDatabase();
      await runtime.stop();
    },
  };
}
