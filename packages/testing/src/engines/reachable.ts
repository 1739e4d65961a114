import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';

const TIMEOUT_MS = 5_000;

/** Asks the brokers for their cluster. Answers what is wrong, or undefined when all is well. */
export async function kafkaReachable(brokers: string[]): Promise<string | undefined> {
  const kafka = new Kafka({ clientId: 'adaigi-probe', brokers, logLevel: logLevel.NOTHING, connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS, retry: { retries: 0 } });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const cluster = await admin.describeCluster();
    return cluster.brokers.length > 0 ? undefined : 'no broker has joined the cluster yet';
  } catch (error) {
    return `no Kafka broker answers (${messageOf(error)})`;
  } finally {
    await admin.disconnect();
  }
}

/** Asks for a writable primary of a replica set: without one there are no transactions. Answers what is wrong, or undefined. */
export async function mongodbReachable(uri: string): Promise<string | undefined> {
  let client: MongoClient | undefined;
  try {
    client = new MongoClient(uri, { serverSelectionTimeoutMS: TIMEOUT_MS, connectTimeoutMS: TIMEOUT_MS });
    const hello = await client.db('admin').command({ hello: 1 });
    if (!hello['setName']) return 'the MongoDB server is not a member of a replica set, which transactions need';
    return hello['isWritablePrimary'] === true ? undefined : 'the MongoDB replica set has no writable primary';
  } catch (error) {
    return `no MongoDB server answers (${messageOf(error)})`;
  } finally {
    await client?.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
