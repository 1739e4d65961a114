import { AdaigiError } from '@adaigi/errors';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import type { Root, Type } from 'protobufjs';
import { PROTOS_FOLDER } from '../protos.ts';
import { readMessage } from './proto-json.ts';
import type { Problems, UnknownFields } from './proto-json.ts';
import type { Topic } from './topics.ts';

let root: Root | undefined;

/** Loaded at the first event, since not every process has any. */
function messageType(name: string): Type {
  root ??= loadEvents();
  return root.lookupType(name);
}

function loadEvents(): Root {
  const events = new protobuf.Root();
  events.resolvePath = (_origin, target) => join(PROTOS_FOLDER, target);
  events.loadSync('adaigi/events/v1/events.proto');
  events.resolveAll();
  return events;
}

/**
 * The Kafka value of an event: proto3 JSON of its payload message, all fields present.
 * @throws AdaigiError `internal` when the payload does not fit its message or carries a field that the message does not have: a bug of
 * the producer, and the guard that keeps personal data out of topics.
 */
export function encodeEvent<T extends object>(topic: Topic<T>, payload: T): Buffer {
  const { message, problems } = check(topic.message, payload, 'refuse');
  if (problems.length > 0) throw new AdaigiError('internal', `${topic.message} was built wrongly: ${summary(problems)}.`);
  return Buffer.from(JSON.stringify(message));
}

/**
 * The payload of a Kafka value. Fields that this version does not know are ignored, so that producers may be newer.
 * @throws AdaigiError `invalid_request` with every problem; the record can never succeed and belongs in the dead letter queue.
 */
export function decodeEvent<T extends object>(topic: Topic<T>, value: Buffer): T {
  const { message, problems } = check(topic.message, parse(topic.message, value), 'ignore');
  if (problems.length > 0) throw new AdaigiError('invalid_request', `Not a ${topic.message}: ${summary(problems)}.`, { fields: problems });
  // `readMessage` has just checked every field against the message from which T was generated.
  return message as T;
}

function check(name: string, value: unknown, unknownFields: UnknownFields): { message: object; problems: Problems } {
  const problems: Problems = [];
  const message = readMessage(messageType(name), value, '', unknownFields, problems);
  return { message, problems };
}

function parse(name: string, value: Buffer): unknown {
  try {
    return JSON.parse(value.toString('utf8'));
  } catch {
    // The parser's own message quotes the text, which is foreign: it stays out.
    throw new AdaigiError('invalid_request', `Not a ${name}: the value is not JSON.`);
  }
}

function summary(problems: Problems): string {
  return problems.map(({ field, message }) => `${field} ${message}`).join('; ');
}
