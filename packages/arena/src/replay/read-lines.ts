import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { decodeEvent, topics } from '@adaigi/contracts';
import type { AttemptEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/AttemptEvent.ts';
import type { RoutingDecisionEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RoutingDecisionEvent.ts';
import { AdaigiError } from '@adaigi/errors';

/** The payloads of the two topics that a replay needs. */
export interface Events {
  readonly decisions: RoutingDecisionEvent__Output[];
  readonly attempts: AttemptEvent__Output[];
}

/**
 * Payloads of `routing-decisions` and `attempts`, one JSON object a line, in any order, as a Kafka console consumer or `--export` writes them.
 * @throws RangeError that names file and line.
 */
export async function readLines(files: readonly string[]): Promise<Events> {
  const events: Events = { decisions: [], attempts: [] };
  for (const file of files) {
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() !== '') add(events, line, `${file}:${number}`);
    }
  }
  return events;
}

function add(events: Events, line: string, place: string): void {
  const value = Buffer.from(line);
  try {
    // A decision names several channels, an attempt its one.
    if (/"channels"\s*:/.test(line)) events.decisions.push(decodeEvent(topics.routingDecisions, value));
    else events.attempts.push(decodeEvent(topics.attempts, value));
  } catch (error) {
    if (error instanceof AdaigiError) throw new RangeError(`${place}: ${error.message}`, { cause: error });
    throw error;
  }
}
