import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fundMerchant, ROOT } from '@adaigi/local';
import type { HttpClient } from '../client/http-client.ts';
import { MERCHANTS } from '../plan/orders.ts';
import type { RunMerchant } from '../run/merchants.ts';
import type { ProviderControl } from '../world/provider.ts';
import type { WiredPlatform } from '../world/wiring.ts';
import { createMixApi } from './client.ts';
import { driveDeposit, driveFunding, drivePayout, type MixNotes, type MixWorld } from './drive.ts';
import { countMix, type MixObservation } from './observed.ts';
import { planMix, type PlannedOperation } from './plan.ts';
import type { MixProfile } from '../plan/mix-profile.ts';

/** Payouts, deposits and fundings of a run, going on beside its payments. */
export interface Mix {
  /** Begins what is due when this share of the payments has been sent. */
  advance(share: number): void;
  /** Operations that are due and wait for others. */
  readonly behind: number;
  /** Waits until every operation has begun. */
  beginAll(): Promise<void>;
  /** Waits until no client has anything more to do. */
  finish(): Promise<void>;
  readonly left: number;
  /** How much has begun, by kind. */
  readonly counts: Readonly<Record<string, number>>;
  readonly observation: MixObservation;
  /** What may be in no log, topic or metric. */
  readonly canaries: readonly string[];
}

export interface MixOptions {
  readonly seed: number;
  readonly profile: MixProfile;
  readonly platform: WiredPlatform;
  readonly http: HttpClient;
  readonly provider: ProviderControl;
  readonly merchants: readonly RunMerchant[];
  readonly payoutAccounts: readonly string[];
  readonly signal: AbortSignal;
}

/** More at once would only wait in the services. */
const AT_ONCE = 40;

/** Gives every merchant its first test money, before anything is broken. */
export async function startMix({ seed, profile, platform, http, provider, merchants, payoutAccounts, signal }: MixOptions): Promise<Mix> {
  const apis = merchants.map(({ credentials }) => createMixApi(http, credentials.native.bearer));
  const notes: MixNotes = { payouts: [], claims: [], transfers: [], fundings: [] };
  const world: MixWorld = {
    apiOf: (merchant) => of(apis, merchant),
    merchantId: (merchant) => of(merchants, merchant).known.merchantId,
    setBehaviour: (mobile, behaviour) => provider.setBehaviour(mobile, behaviour),
    sendTransfer: (transfer) => provider.sendTransfer(transfer),
    fund: (funding) => fundMerchant(throughLinks(platform), funding),
    signal,
  };
  for (let merchant = 0; merchant < MERCHANTS; merchant += 1) await driveFunding({ merchant, reference: `start-${merchant}`, amountMinor: profile.startMinor }, world, notes);

  const planned = planMix(seed, profile);
  const waiting = [...planned];
  const running = new Set<Promise<void>>();
  let left = planned.length;
  let due = 0;
  const begin = (): void => {
    while (due > 0 && running.size < AT_ONCE) {
      const next = waiting.shift();
      if (next === undefined) return;
      due -= 1;
      const driven = drive(next, world, notes).finally(() => {
        running.delete(driven);
        left -= 1;
        begin();
      });
      running.add(driven);
    }
  };
  return {
    advance(share) {
      due = Math.max(0, planned.filter(({ at }) => at <= share).length - (planned.length - waiting.length));
      begin();
    },
    get behind() {
      return due;
    },
    async beginAll() {
      due = waiting.length;
      begin();
      while (waiting.length > 0) await Promise.race(running);
    },
    async finish() {
      while (running.size > 0) await Promise.all(running);
    },
    get left() {
      return left;
    },
    get counts() {
      return countMix(notes);
    },
    get observation() {
      return { ...notes, payoutAccounts, fees: publishedFees() };
    },
    canaries: canariesOf(planned),
  };
}

function drive(operation: PlannedOperation, world: MixWorld, notes: MixNotes): Promise<void> {
  switch (operation.kind) {
    case 'payout':
      return drivePayout(operation, world, notes);
    case 'deposit':
      return driveDeposit(operation, world, notes);
    case 'funding':
      return driveFunding(operation, world, notes);
    default:
      return operation satisfies never;
  }
}

/** Test money is asked for like everything else: over connections that can break. */
function throughLinks({ main, links }: WiredPlatform): WiredPlatform['main']['run'] {
  const ledger = main.run.services['ledger'];
  const link = links.grpc.find(({ name }) => name === 'grpc-ledger');
  if (ledger === undefined || link === undefined) throw new Error('a platform without a ledger');
  return { ...main.run, services: { ...main.run.services, ledger: { ...ledger, grpc: `127.0.0.1:${link.port}` } } };
}

/** The terms are data that merchants agree to: the one thing that is read of the ledger before the run. */
function publishedFees(): Record<string, number> {
  const { standard, terms } = JSON.parse(readFileSync(join(ROOT, 'services/ledger/src/terms.json'), 'utf8')) as { standard: string; terms: Record<string, { fees: { method: string; basisPoints: number }[] }> };
  return Object.fromEntries((terms[standard]?.fees ?? []).map(({ method, basisPoints }) => [method, basisPoints]));
}

function canariesOf(planned: readonly PlannedOperation[]): string[] {
  return planned.flatMap((operation) => {
    if (operation.kind === 'payout') return [operation.mobile, operation.name, ...(operation.account === null ? [] : [operation.account.canary])];
    return operation.kind === 'deposit' ? [operation.sender, ...operation.claims.map(({ user }) => user)] : [];
  });
}

function of<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error('an operation of nobody');
  return found;
}
