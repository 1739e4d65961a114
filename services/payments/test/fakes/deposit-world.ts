import { randomBytes } from 'node:crypto';
import { Secret } from '@adaigi/config';
import { money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { connectMongo, createFieldCipher, ensureIndexes, type StoredOutboxEntry } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import { testEngines, uniqueName } from '@adaigi/testing';
import { auditModels, chainId } from '../../src/adapters/audit-documents.ts';
import { createAuditLog } from '../../src/adapters/audit-log.ts';
import { createDepositIds } from '../../src/adapters/deposit-ids.ts';
import { createDepositStore } from '../../src/adapters/deposit-store.ts';
import { createIds } from '../../src/adapters/ids.ts';
import { paymentModel } from '../../src/adapters/payment-document.ts';
import { payoutModel } from '../../src/adapters/payout-document.ts';
import { createReceivingWallets } from '../../src/adapters/receiving-wallet-store.ts';
import { createShownWallets } from '../../src/adapters/shown-wallets.ts';
import { createStatementImports } from '../../src/adapters/statement-imports.ts';
import { createTransferStore } from '../../src/adapters/transfer-store.ts';
import { createWalletChanges } from '../../src/adapters/wallet-changes.ts';
import { readWalletTypesFile } from '../../src/adapters/wallet-types-file.ts';
import { WALLETS_CHAIN } from '../../src/core/audit-chain.ts';
import type { WalletSettings } from '../../src/core/receiving-wallet.ts';
import type { DepositPorts, DepositRisk } from '../../src/deposit-ports.ts';
import type { AuditLog } from '../../src/operator-ports.ts';
import { createClaim, type CreateClaim } from '../../src/usecases/deposits/create-claim.ts';
import type { ImportPorts } from '../../src/usecases/deposits/import-statement.ts';
import type { PutWalletPorts } from '../../src/usecases/deposits/put-receiving-wallet.ts';
import type { TransferNews } from '../../src/usecases/deposits/record-transfer.ts';
import { depositModels } from '../../src/wire-deposits.ts';
import { manualClock } from './manual-clock.ts';

const START = new Date('2026-11-21T10:00:00Z');

/** Of a call over gRPC. */
export const CONTEXT = { deadline: new Date(START.getTime() + 60_000) } as never;

/** Of the receiving wallet that merchant `mer_1` has been shown. */
export const NUMBER = '03450000001';
export const WALLET: WalletSettings = { mode: 'test', walletType: 'easypaisa', number: NUMBER, title: 'Adaigi 1', channel: 'easypaisa-statement', disabled: false, dailyAmount: null, dailyTransfers: 0, coolDownS: 0 };

export const by = (...operators: [handle: string, token: string][]) => operators.map(([handle, token]) => ({ handle, token }));
export const BOTH = by(['bilal', 'right'], ['ayesha', 'right']);

/** What one process of the service has. */
export type DepositProcess = DepositPorts & ImportPorts & PutWalletPorts & { readonly audit: AuditLog };

export type DepositWorld = Awaited<ReturnType<typeof createDepositWorld>>;

/** The deposits of the service in two processes on a real database, with a risk service and time that the test rules. */
export async function createDepositWorld() {
  const dbPrefix = uniqueName('dep').slice(0, 30);
  const masterKey = new Secret(randomBytes(32).toString('base64'));
  const clock = manualClock(START);
  const risk = { verdict: 'allow' as DepositRisk | 'away' };
  const published = new Map<string, readonly StoredOutboxEntry[]>();
  const woken: string[] = [];

  /** With a connection of its own. */
  async function openProcess() {
    const runtime = testRuntime('payments');
    const connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix, service: 'payments' });
    const models = depositModels(connection);
    const audits = auditModels(connection);
    const { collection } = models.deposits;
    const cipher = await createFieldCipher(connection, masterKey);
    const deposits = createDepositStore(models.deposits, cipher, (id, outbox) => void published.set(id, outbox));
    const audit = createAuditLog(connection, { payments: paymentModel(connection), payouts: payoutModel(connection), ...audits }, (id, outbox) => void (id === chainId(WALLETS_CHAIN) && published.set(id, outbox)));
    const ports: DepositProcess = {
      audit,
      imports: createStatementImports(models.transfers, cipher, audit),
      walletChanges: createWalletChanges(models.receivingWallets, audit),
      wakeTransfer: (id) => void woken.push(id),
      deposits,
      transfers: createTransferStore(models.transfers, cipher),
      wallets: createReceivingWallets(models.receivingWallets),
      shown: createShownWallets(models),
      walletTypes: readWalletTypesFile(null),
      depositIds: createDepositIds('a secret of the platform', createIds('a secret of the platform')),
      depositRisk: {
        async assess() {
          if (risk.verdict === 'away') throw new AdaigiError('unavailable', 'risk is away');
          return risk.verdict;
        },
      },
      depositMeter: { depositChanged: () => {}, transfersRecorded: () => {} },
      depositAudit: {
        saveDepositWithRecord: async ({ id, version }, after, events, facts) => audit.record({ collection, id, version, pipeline: await deposits.pipeline(after, events) }, facts),
      },
      operators: { verify: async (_handle, token) => token === 'right' },
      clock,
      pollMs: 10,
      depositPolicy: { shownForMs: 60_000, maxPossible: 3, oldAfterMs: 3 * 24 * 3_600_000, repairAfterMs: 5_000 },
    };
    return { ports, runtime, connection, models, audits };
  }

  const { ports: one, models, audits, ...first } = await openProcess();
  const { ports: two, ...second } = await openProcess();
  await ensureIndexes(...Object.values(models), audits.entries, audits.chains);

  /** As from the configuration. */
  const putWallet = (settings: WalletSettings) => one.walletChanges.save(settings, { walletId: one.depositIds.walletId(settings), operators: [], at: clock.now() });
  /** A merchant's claims of money into a wallet that he was never shown are suspect. */
  const showWallet = (number: string) => one.shown.remember('somebody', { merchantId: 'mer_1', mode: 'test' }, 'easypaisa', { number, until: clock.now() });
  await putWallet(WALLET);
  await showWallet(NUMBER);

  return {
    one,
    two,
    models,
    audits,
    clock,
    risk,
    published,
    /** Ids of transfers that somebody wanted looked at. */
    woken,
    putWallet,
    showWallet,
    /** Answers the time that it is then. */
    later(ms: number): Date {
      clock.pass(ms);
      return clock.now();
    },
    /** A transfer of a minute ago into the wallet that is shown. */
    transfer: (number: string, overrides: Partial<TransferNews> = {}): TransferNews => ({
      mode: 'test',
      walletType: 'easypaisa',
      receivingNumber: NUMBER,
      number,
      amount: money(120_000n, 'PKR'),
      senderNumber: '03139471223',
      transferredAt: new Date(clock.now().getTime() - 60_000),
      ...overrides,
    }),
    /** As a merchant does who gets no answer: the same claim again, in one process or the other. */
    async insistently(index: number, asked: CreateClaim) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await createClaim(index % 2 === 0 ? one : two, asked);
        } catch (error) {
          if (tries === 10) throw error;
        }
      }
    },
    states: async (...ids: string[]) => Promise.all(ids.map(async (id) => (await one.deposits.find(id))?.state)),
    eventsOf: (id: string): string[] => (published.get(id) ?? []).map(({ type }) => type),
    /** The chain of records about receiving wallets. */
    records: () => one.audit.check(WALLETS_CHAIN),
    async stop(): Promise<void> {
      await first.connection.dropDatabase();
      for (const { runtime } of [first, second]) await runtime.stop();
    },
  };
}

let numbers = 0;

/** Of a transfer that no test has named. */
export function newNumber(): string {
  numbers += 1;
  return String(30_000_000_000 + numbers);
}

/** A claim of 1,200 rupees with a key and a user of its own. */
export function claim(number: string, overrides: Partial<CreateClaim> = {}): CreateClaim {
  return {
    merchantId: 'mer_1',
    mode: 'test',
    dialect: 'native',
    idempotencyKey: `key of ${number}`,
    walletType: 'easypaisa',
    label: `user of ${number}`,
    number,
    claimed: money(120_000n, 'PKR'),
    reference: 'order-1',
    amountMismatch: 'credit_real',
    possibleTtlMs: 24 * 3_600_000,
    metadata: { $set: 'a merchant may write anything' },
    dialectData: {},
    instead: null,
    ...overrides,
  };
}
