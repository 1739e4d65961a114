import { topics } from '@adaigi/contracts';
import { createKafka } from '@adaigi/kafka';
import type { Runtime } from '@adaigi/runtime';
import type { Events } from './read-lines.ts';

/** All that is on the two topics now. The runtime's stop ends the reading. */
export async function readKafka(runtime: Runtime, brokers: readonly string[], topicPrefix = ''): Promise<Events> {
  const kafka = await createKafka(runtime, { brokers, topicPrefix });
  const events: Events = { decisions: [], attempts: [] };
  const views = await Promise.all([
    kafka.view({ topic: topics.routingDecisions, onEvent: ({ payload }) => void events.decisions.push(payload) }),
    kafka.view({ topic: topics.attempts, onEvent: ({ payload }) => void events.attempts.push(payload) }),
  ]);
  await Promise.all(views.map((view) => view.caughtUp()));
  return events;
}
