import { MongoClient, type Db, type Document } from 'mongodb';
import type { AttemptState, PaymentState, PaymentWrite, RefundState, StoredAttempt, StoredDelivery, StoredExchange, StoredPayment, StoredRefund } from './truth.ts';

/** What MongoDB holds of the platform's own word. */
export interface DatabaseTruth {
  readonly payments: ReadonlyMap<string, StoredPayment>;
  readonly exchanges: readonly StoredExchange[];
  readonly deliveries: readonly StoredDelivery[];
  readonly writes: readonly PaymentWrite[] | null;
}

/** Reads the databases of one platform, past every service, and the engine's own log of what was written to its payments. */
export async function readDatabase(uri: string, dbPrefix: string): Promise<DatabaseTruth> {
  const client = new MongoClient(uri);
  try {
    await client.connect();
    const db = (service: string): Db => client.db(`${dbPrefix}_${service}`);
    const payments = await read(db('payments'), 'payments', toPayment);
    const exchanges = await Promise.all(['connectors-jazzcash', 'connectors-easypaisa'].map((service) => read(db(service), 'exchanges', toExchange)));
    return {
      payments: new Map(payments.map((payment) => [payment.id, payment])),
      exchanges: exchanges.flat(),
      deliveries: await read(db('notifier'), 'deliveries', toDelivery),
      writes: await readWrites(client, `${dbPrefix}_payments.payments`, payments.length),
    };
  } finally {
    await client.close();
  }
}

async function read<T>(db: Db, collection: string, parse: (document: Document) => T): Promise<T[]> {
  const parsed: T[] = [];
  for await (const document of db.collection(collection).find({}, { readConcern: { level: 'majority' } })) parsed.push(parse(document));
  return parsed;
}

/**
 * Every write of the payments, by the replica set's oplog, which no service writes by itself. Null when its head was overwritten: an oplog
 * that does not hold every insert proves nothing about gaps.
 */
async function readWrites(client: MongoClient, ns: string, payments: number): Promise<PaymentWrite[] | null> {
  const writes: PaymentWrite[] = [];
  let inserts = 0;
  const filter = { $or: [{ ns }, { 'o.applyOps.ns': ns }] };
  for await (const entry of client.db('local').collection('oplog.rs').find(filter).sort({ $natural: 1 })) {
    const operations = entry['ns'] === ns ? [entry] : ((entry['o'] as Document)['applyOps'] as Document[]).filter((each) => each['ns'] === ns);
    for (const operation of operations) {
      const write = toWrite(operation);
      if (write === null) continue;
      if (operation['op'] === 'i') inserts += 1;
      writes.push(write);
    }
  }
  return inserts < payments ? null : writes;
}

/** An insert, a replacement (whole document), or a `$v: 2` diff of the fields that changed. */
function toWrite(operation: Document): PaymentWrite | null {
  const o = operation['o'] as Document;
  if (operation['op'] === 'i') return { paymentId: String(o['_id']), version: Number(o['version']), state: o['state'] as PaymentState };
  if (operation['op'] !== 'u') return null;
  const diff = o['diff'] as Document | undefined;
  const changed: Document = diff === undefined ? o : { ...(diff['u'] as Document | undefined), ...(diff['i'] as Document | undefined) };
  const version = changed['version'] === undefined ? null : Number(changed['version']);
  const state = (changed['state'] as PaymentState | undefined) ?? null;
  return version === null && state === null ? null : { paymentId: String((operation['o2'] as Document)['_id']), version, state };
}

function toPayment(document: Document): StoredPayment {
  return {
    id: String(document['_id']),
    merchantId: String(document['merchantId']),
    dialect: String(document['dialect']),
    reference: String(document['reference']),
    amountMinor: BigInt(document['amountMinor'] as number),
    payerKey: String(document['payerKey']),
    state: document['state'] as PaymentState,
    version: Number(document['version']),
    attempts: list(document['attempts']).map(toAttempt),
    refunds: list(document['refunds']).map(toRefund),
    eventCounts: document['eventCounts'] as Record<string, number>,
    unpublished: list(document['outbox']).length,
  };
}

function toAttempt(document: Document): StoredAttempt {
  return {
    number: Number(document['number']),
    channel: String(document['channel']),
    reference: String(document['reference']),
    state: document['state'] as AttemptState,
    notAfter: time(document['notAfter']) ?? 0,
    nextInquiryAt: time(document['nextInquiryAt']),
    needsOperator: document['needsOperator'] === true,
    reversed: document['reversed'] === true,
  };
}

function toRefund(document: Document): StoredRefund {
  return {
    id: String(document['id']),
    amountMinor: BigInt(document['amountMinor'] as number),
    state: document['state'] as RefundState,
    origin: String(document['origin']),
    attemptNumber: Number(document['attemptNumber']),
    nextActionAt: time(document['nextActionAt']),
  };
}

function toExchange(document: Document): StoredExchange {
  const [channel = '', operation = '', reference = ''] = String(document['_id']).split(':');
  return { channel, operation, reference, state: String(document['state']), paymentId: (document['paymentId'] as string | undefined) ?? null };
}

function toDelivery(document: Document): StoredDelivery {
  return {
    id: String(document['_id']),
    paymentId: String(document['paymentId']),
    eventId: String(document['eventId']),
    eventType: String(document['eventType']),
    dialect: String(document['dialect']),
    state: String(document['state']),
    tries: Number(document['tries']),
    nextActionAt: time(document['nextActionAt']),
  };
}

function list(value: unknown): Document[] {
  return Array.isArray(value) ? (value as Document[]) : [];
}

function time(value: unknown): number | null {
  return value instanceof Date ? value.getTime() : null;
}
