import type { KafkaOptions } from '@adaigi/kafka';
import type { ThreadKind } from '@adaigi/runtime';
import type { LogPage } from './decision-document.ts';

/** Where decisions are logged. */
export const LOG_STORES = ['mongodb', 'kafka'] as const;
export type LogStore = (typeof LOG_STORES)[number];

export interface LogThreadData {
  readonly kafka: KafkaOptions;
  readonly mongo: { readonly uri: string; readonly dbPrefix: string };
}

/** The next page was read, or so many decisions dropped. */
export type LogAnswer = { readonly kind: 'read' } | { readonly kind: 'dropped'; readonly store: LogStore; readonly count: number };

/** The thread that logs decisions. It is told pages of their texts, oldest first. */
export const LOG_THREAD: ThreadKind<LogThreadData, LogPage, LogAnswer> = { label: 'decision log', file: new URL('./decision-thread.ts', import.meta.url) };
