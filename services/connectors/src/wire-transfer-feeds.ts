import { createHttpClient } from '@adaigi/connector-kit';
import type { Runtime } from '@adaigi/runtime';
import { createStatementClient } from './adapters/statement-client.ts';
import type { ConfiguredTransferFeed } from './transfer-feed-config.ts';
import type { TransferFeed, TransferFeeds } from './transfer-feed-ports.ts';

/** A page of five hundred lines, with room. */
const MAX_BODY_BYTES = 512 * 1024;

/** Gives every configured feed connections of its own. Reading moves no money, so nothing guards it but its time-outs. */
export function wireTransferFeeds(runtime: Runtime, configured: readonly ConfiguredTransferFeed[], signal: AbortSignal): TransferFeeds {
  const feeds = new Map<string, TransferFeed>();
  for (const { settings, baseUrl, key } of configured) {
    const http = createHttpClient({ baseUrl, connectTimeoutMs: settings.connectTimeoutMs, maxBodyBytes: MAX_BODY_BYTES });
    runtime.onStop(`transfer feed ${settings.id}`, () => http.close());
    feeds.set(settings.id, createStatementClient(http, settings, key, signal));
  }
  return feeds;
}
