import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMerchant, startPlatform, type MerchantCredentials, type Platform, type PlatformEnvironment, type PlatformOptions } from '@adaigi/local';
import { startInbox, testEngines, type Inbox } from '@adaigi/testing';
import { payproClient, type PayproClient } from './paypro-client.ts';

/** A platform of its own with a merchant, its client and its inbox. */
export interface Crew {
  readonly platform: Platform;
  readonly merchant: MerchantCredentials;
  readonly client: PayproClient;
  readonly inbox: Inbox;
  /** The platform's own folder. */
  readonly dir: string;
  close(): Promise<void>;
}

/** Provider windows of minutes become seconds, for the platform and the simulator alike; a doubt is looked into after seconds. */
const SCALE = 0.01;
const SCALED_TIMES = {
  payments: { ADAIGI_STEP_LEASE_MS: '3000', ADAIGI_LEASE_MARGIN_MS: '1000', ADAIGI_SEND_WINDOW_MS: '3000', ADAIGI_WAIT_MS: '500', ADAIGI_PAYMENT_TTL_MS: '120000' },
} as const;

/** Starts a platform whose times are scaled down. Without engines of its own it shares those of the test run. */
export async function startCrew(options: Partial<Omit<PlatformOptions, 'env'>> & { env?: PlatformEnvironment } = {}): Promise<Crew> {
  const dir = await mkdtemp(join(tmpdir(), 'adaigi-acceptance-'));
  const platform = await startPlatform({
    dir,
    engines: testEngines(),
    windowScale: SCALE,
    channels: (made) => made.map((channel) => ({ ...channel, chargeTimeoutMs: 8_000, inquireTimeoutMs: 3_000, connectTimeoutMs: 1_000 })),
    ...options,
    env: { ...options.env, payments: { ...SCALED_TIMES.payments, ...options.env?.payments } },
  });
  const merchant = await createMerchant(platform.run, { name: 'Acceptance', dialects: ['paypro'] });
  const client = payproClient(platform.run.edge.http, merchant);
  const inbox = await startInbox({ answer: ({ body }) => (client.verifies(body) ? { body: 'OK' } : { status: 400, body: 'FAIL' }) });
  return {
    platform,
    merchant,
    client,
    inbox,
    dir,
    async close() {
      await inbox.close();
      await platform.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The simulator's ledger: what was really debited, by mobile number, in paisa. */
export async function debitsByMobile(control: string): Promise<Map<string, number[]>> {
  const debits = new Map<string, number[]>();
  let after = 0;
  for (;;) {
    const answer = await fetch(`${control}/ledger?after=${after}&limit=500`);
    const { entries, nextAfter } = (await answer.json()) as { entries: { mobile: string; kind: string; amountMinor: number }[]; nextAfter: number | null };
    for (const { mobile, kind, amountMinor } of entries) if (kind === 'debit') debits.set(mobile, [...(debits.get(mobile) ?? []), amountMinor]);
    if (entries.length === 0 || nextAfter === null || nextAfter === after) return debits;
    after = nextAfter;
  }
}

/** Steers the simulator. */
export async function setSimulator(control: string, path: string, body: object): Promise<void> {
  const answer = await fetch(`${control}${path}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`the simulator refused ${path}: ${answer.status} ${await answer.text()}`);
}
