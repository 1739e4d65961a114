import { Secret } from '@adaigi/config';
import type { blocks, Loaded } from '@adaigi/config';
import { testRuntime } from '@adaigi/runtime';
import { startInbox, testDatabase } from '@adaigi/testing';
import type { Inbox } from '@adaigi/testing';
import mongoose from 'mongoose';
import { developmentAccounts } from '../../src/config.ts';
import type { AccountsDocument } from '../../src/core/accounts.ts';
import { documentedTiming } from '../../src/core/timing.ts';
import type { Timing } from '../../src/core/timing.ts';
import { startSimulator } from '../../src/simulator.ts';

export interface TestSimulator {
  readonly jazzcash: string;
  readonly easypaisa: string;
  readonly control: Control;
  /** The merchant's listener for all IPNs. */
  readonly inbox: Inbox;
  readonly accounts: AccountsDocument;
  stop(): Promise<void>;
}

/** The control API as tests speak it: any answer that is no success is an error. */
export interface Control {
  get(path: string): Promise<Json>;
  put(path: string, body: unknown): Promise<Json>;
  post(path: string): Promise<Json>;
  /** For answers that are meant to fail. */
  raw(method: string, path: string, body?: string): Promise<{ readonly status: number; readonly text: string }>;
}

export type Json = Record<string, unknown>;

/** Fast waits: a tenth of a second for what takes minutes. */
export const fastTiming: Timing = { ...documentedTiming, slowMs: 100, settleMs: 100, windowMs: 400, holdMs: 500, ipnTimeoutMs: 500, ipnRetryMs: [20, 20] };

/** A simulator in this process, on the real engine, with a database of its own. */
export async function startTestSimulator(name: string, options: { readonly timing?: Timing; readonly accounts?: AccountsDocument } = {}): Promise<TestSimulator> {
  const accounts = options.accounts ?? developmentAccounts();
  const database = testDatabase(name);
  const inbox = await startInbox({ answer: { body: '{"pp_ResponseCode":"000","pp_ResponseMessage":"IPN received successfully","pp_SecureHash":""}' } });
  const runtime = testRuntime('simulator');
  const connection = await mongoose.createConnection(database.uri).asPromise();
  runtime.onStop('mongodb', () => connection.close());
  const service: Loaded<typeof blocks.service> = { name: 'simulator', env: 'test', logLevel: 'silent', opsPort: 0, host: '127.0.0.1' };
  const ports = await startSimulator(
    {
      service,
      mongo: { uri: new Secret(database.uri), dbPrefix: 'unused' },
      ports: { jazzcash: 0, easypaisa: 0, control: 0 },
      ipn: { jazzcash: `${inbox.url}/jazzcash/{account}`, easypaisa: `${inbox.url}/easypaisa/{account}` },
      accounts,
      timing: options.timing ?? fastTiming,
      scale: 1,
    },
    runtime,
    connection.getClient(),
    database.name,
  );
  return {
    jazzcash: `http://127.0.0.1:${ports.jazzcash}`,
    easypaisa: `http://127.0.0.1:${ports.easypaisa}`,
    control: controlOf(`http://127.0.0.1:${ports.control}`),
    inbox,
    accounts,
    stop: async () => {
      await runtime.stop();
      await inbox.close();
      await database.close();
    },
  };
}

export function controlOf(base: string): Control {
  const raw: Control['raw'] = async (method, path, body) => {
    const response = await fetch(`${base}${path}`, { method, ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }) });
    return { status: response.status, text: await response.text() };
  };
  const expectJson = async (method: string, path: string, body?: string): Promise<Json> => {
    const { status, text } = await raw(method, path, body);
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${text}`);
    return readJson(text);
  };
  return {
    get: (path) => expectJson('GET', path),
    put: (path, body) => expectJson('PUT', path, JSON.stringify(body)),
    post: (path) => expectJson('POST', path),
    raw,
  };
}

export function readJson(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`not a JSON object: ${text}`);
  return { ...value };
}

/** The ledger's lines of one reference, as `kind amount`. */
export async function ledgerOf(control: Control, reference: string): Promise<string[]> {
  const { entries } = await control.get(`/ledger?reference=${reference}`);
  if (!Array.isArray(entries)) throw new Error('the ledger has no entries');
  return entries.map((line: unknown) => {
    const { kind, amountMinor } = readJson(JSON.stringify(line));
    return `${String(kind)} ${String(amountMinor)}`;
  });
}
