import { randomUUID } from 'node:crypto';
import { UsageError, readArguments, runCommand } from '../command-line.ts';
import { callEdge } from '../http/call-edge.ts';
import { complain, say } from '../terminal.ts';
import { actingMerchant, runningPlatform } from './running-platform.ts';

const USAGE = "npm run call -- METHOD PATH ['JSON'] [--merchant ID] [--key IDEMPOTENCY_KEY] [--header 'name: value' ...]";
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

await runCommand(USAGE, async (args) => {
  const { options, positionals } = readArguments(args, { merchant: 'value', key: 'value', header: 'values' }, ['METHOD', 'PATH', '[JSON]']);
  const [method = '', path = '', body] = positionals;
  if (!METHODS.includes(method)) throw new UsageError(`METHOD must be one of ${METHODS.join(', ')}, not "${method}".`);
  if (!path.startsWith('/')) throw new UsageError(`PATH must start with "/", and it is "${path}".`);
  if (body !== undefined) checkJson(body);
  const run = await runningPlatform();
  const merchant = actingMerchant(run, options.merchant);
  const headers = readHeaders(options.header);
  // What creates must be named; here a fresh name each time unless one is given.
  if (method === 'POST') headers['idempotency-key'] ??= options.key ?? randomUUID();
  const answer = await callEdge(run.edge.http, merchant, { method, path, headers, ...(body !== undefined && { body }) });
  const shown = headers['idempotency-key'] === undefined ? '' : `  (idempotency-key ${headers['idempotency-key']})`;
  complain(`${answer.status}${shown}`);
  say(readableBody(answer.text));
  return answer.status < 400 ? 0 : 1;
});

function checkJson(text: string): void {
  try {
    JSON.parse(text);
  } catch (error) {
    throw new UsageError(`JSON is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readHeaders(entries: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const entry of entries) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(entry) ?? [];
    if (name === undefined || value === undefined) throw new UsageError(`--header ${entry}: must be 'name: value'.`);
    headers[name.toLowerCase()] = value;
  }
  return headers;
}

function readableBody(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
