import { keepThread, type Runtime } from '@adaigi/runtime';
import type { Model } from 'mongoose';
import { Counter } from 'prom-client';
import { scopeOf } from '../core/rules.ts';
import type { DecisionLog, LoggedDecision } from '../ports.ts';
import { entriesOf, entryFromText, markOf, textOf, type DecisionBatch, type LogMark } from './decision-document.ts';
import { LOG_STORES, LOG_THREAD, type LogThreadData } from './log-thread.ts';
import { createTextPages, type TextPage } from './text-pages.ts';

/** Soon, so that there is little to do at once. */
const TELL_AFTER_MS = 10;
/** So much may lie before the thread: 20 MB. */
const MAX_UNREAD_PAGES = 320;

/**
 * Logs decisions behind the answer. The work is done in a thread: encoding records and collecting what it leaves takes longer than deciding, and whoever asks
 * would wait for it. What a crash loses of the log is still in the payment: its attempt carries decision, probability and reason.
 */
export function createDecisionLog(runtime: Runtime, model: Model<DecisionBatch>, data: LogThreadData): DecisionLog {
  const dropped = new Counter({ name: 'adaigi_route_decisions_unlogged_total', help: 'Decisions whose log entry was dropped', labelNames: ['store'], registers: [runtime.metrics] });
  const drop = (count: number): void => {
    for (const store of LOG_STORES) dropped.inc({ store }, count);
  };
  /** How many decisions each page has that the thread was told and has not read, oldest first. */
  let unread: number[] = [];
  const thread = keepThread(runtime, LOG_THREAD, {
    data,
    onMessage: (answer) => {
      if (answer.kind === 'read') unread.shift();
      else dropped.inc({ store: answer.store }, answer.count);
    },
    onLost: () => {
      for (const count of unread) drop(count);
      unread = [];
    },
  });
  let timer: NodeJS.Timeout | undefined;
  const tell = (page: TextPage<LogMark>): void => {
    clearTimeout(timer);
    timer = undefined;
    const count = page.marks.length;
    if (unread.length < MAX_UNREAD_PAGES && thread.tell(page, [page.bytes.buffer])) unread.push(count);
    else drop(count);
  };
  const pages = createTextPages(tell);
  runtime.onStop('last decisions', async () => Promise.resolve(pages.flush()));

  return {
    record(entry) {
      const mark = markOf(entry);
      pages.add(textOf(entry, mark), mark);
      timer ??= setTimeout(pages.flush, TELL_AFTER_MS);
    },
    async find(paymentId) {
      const batches = await model.find({ payments: paymentId }).lean<DecisionBatch[]>();
      const needle = JSON.stringify(paymentId);
      const found = (await Promise.all(batches.map(entriesOf))).flat().filter((text) => text.includes(needle)).map(entryFromText);
      return found.filter(({ request }) => request.paymentId === paymentId).toSorted((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime());
    },
    async latest(of, limit) {
      const scope = of === null ? null : scopeOf(of.mode, of.merchantId);
      const found: LoggedDecision[] = [];
      const batches = model.find(scope === null ? {} : { scopes: scope }).sort({ at: -1 }).lean<DecisionBatch[]>().cursor({ batchSize: 10 });
      for await (const batch of batches) {
        for (const text of (await entriesOf(batch)).toReversed()) {
          const entry = entryFromText(text);
          if (scope === null || scopeOf(entry.request.mode, entry.request.merchantId) === scope) found.push(entry);
          if (found.length === limit) return found;
        }
      }
      return found;
    },
  };
}
