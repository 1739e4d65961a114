import { randomUUID } from 'node:crypto';
import { merchantStatusCodec, topics } from '@adaigi/contracts';
import { outboxEntry } from '@adaigi/kafka';
import type { StoredOutboxEntry } from '@adaigi/mongo';
import type { Merchant } from '../ports.ts';

/** The whole merchant as others may know it: the topic is compacted, so every event must stand alone. Credentials never travel. */
export function merchantChanged(merchant: Merchant, at: Date): StoredOutboxEntry {
  const time = at.toISOString();
  const seq = String(merchant.seq);
  const entry = outboxEntry({
    topic: topics.merchants,
    type: 'merchant.changed',
    id: randomUUID(),
    key: merchant.id,
    time,
    seq,
    payload: {
      merchantId: merchant.id,
      seq,
      name: merchant.name,
      status: merchantStatusCodec.toProto(merchant.status),
      settings: { ...merchant.settings },
      dialects: [...merchant.dialects],
      occurredAt: time,
    },
  });
  return { ...entry, at };
}
