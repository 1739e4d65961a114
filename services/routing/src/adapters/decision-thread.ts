import { Secret } from '@adaigi/config';
import { createBulkProducer } from '@adaigi/kafka';
import { connectMongo } from '@adaigi/mongo';
import { runThread } from '@adaigi/runtime';
import { decisionModel } from './decision-document.ts';
import { createDecisionWriter } from './decision-writer.ts';
import { LOG_THREAD } from './log-thread.ts';

runThread(LOG_THREAD, async (runtime, { kafka, mongo }, answer) => {
  const connection = await connectMongo(runtime, { ...mongo, uri: new Secret(mongo.uri), service: 'routing' });
  const producer = createBulkProducer(runtime, kafka);
  const write = createDecisionWriter(runtime, decisionModel(connection), producer, (store, count) => answer({ kind: 'dropped', store, count }));
  return (page) => {
    answer({ kind: 'read' });
    write(page);
  };
});
