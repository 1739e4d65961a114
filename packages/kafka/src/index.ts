export { createBulkProducer } from './bulk-producer.ts';
export type { BulkProducer, BulkRecord, EncodedRecord } from './bulk-producer.ts';
export type { OutboxEntry, OutgoingEvent, ReceivedEvent, Verdict } from './event.ts';
export { createKafka, type Kafka, type KafkaOptions } from './kafka.ts';
export { outboxEntry } from './outbox-entry.ts';
export type { EventProducer, PublishOptions } from './producer.ts';
export { createOutboxRelay, type OutboxRelay, type OutboxStore, type RelayOptions } from './relay.ts';
export type { ConsumeOptions, Subscription } from './subscription.ts';
export type { View, ViewOptions } from './view.ts';
