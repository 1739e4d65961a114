import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGrpcApiClient } from '../client/grpc-client.ts';
import { createHttpClient } from '../client/http-client.ts';
import type { DrivenOrder } from '../client/drive-order.ts';
import { createMerchantApi } from '../client/merchant-api.ts';
import type { Observation } from '../observation.ts';
import type { SourcePatch } from '../patching/index.ts';
import { MIX_CRASH_POINTS, MIX_ENVIRONMENT, planMixFaults, planPayoutFaults, POSSIBLE_TTL_S, SCALED_DAYS, scaledPayoutChannel, startMix, type Mix } from '../mix/index.ts';
import { CRASH_POINTS } from '../agent/crash-points.ts';
import { planOrders, type PlannedOrder } from '../plan/orders.ts';
import type { Profile } from '../plan/profile.ts';
import { planProviderFaults } from '../plan/provider-faults.ts';
import { planFaults } from '../plan/schedule.ts';
import { seededRandom } from '../random.ts';
import type { ChaosEngines } from '../world/engines.ts';
import { startChaosInbox } from '../world/inbox.ts';
import { startForger } from '../world/forger.ts';
import { createKeeper } from '../world/keeper.ts';
import { createProviderControl } from '../world/provider.ts';
import { SETTLE_BOUND_MS } from '../world/scaled-times.ts';
import { createStrikes } from '../world/strikes.ts';
import { startWiredPlatform, type WiredPlatform } from '../world/wiring.ts';
import { readFinally } from './final-reads.ts';
import { makeMerchants, type MerchantChanges, type RunMerchant } from './merchants.ts';
import { createProgress, type Progress } from './progress.ts';
import { waitForQuiet } from './quiet.ts';
import { callbackPathOf, sendOrders } from './send-orders.ts';
import { strike, type Targets } from './strike.ts';

export interface SeedOptions {
  readonly seed: number;
  readonly profile: Profile;
  readonly engines: ChaosEngines;
  /** The run's own folder. */
  readonly dir: string;
  /** Bugs that are planted on purpose. */
  readonly plants?: readonly SourcePatch[];
  readonly say: (line: string) => void;
}

/** A run whose processes are still up, for the checker. */
export interface SeedRun {
  readonly observation: Observation;
  /** Processes that ended although nothing of the run ended them. */
  readonly strayDeaths: readonly string[];
  stop(): Promise<void>;
}

const COUNT_EVERY_MS = 1_000;

const OF_PAYMENTS: MerchantChanges = { events: [], settings: () => ({}) };
const MISMATCH_RULES = ['credit_real', 'credit_real', 'pending', 'refuse'] as const;
const OF_A_MIX: MerchantChanges = {
  events: ['payout.succeeded', 'payout.failed', 'payout.reversed', 'deposit.credited', 'deposit.refused', 'deposit.expired'],
  settings: (index) => ({ possible_ttl: String(POSSIBLE_TTL_S), amount_mismatch: MISMATCH_RULES[index % MISMATCH_RULES.length] ?? 'credit_real' }),
};

/** One run: starts a platform, sends the orders of the seed while its faults strike, heals everything, waits for quiet and tells what was seen from outside. */
export async function runSeed({ seed, profile, engines, dir, plants = [], say }: SeedOptions): Promise<SeedRun> {
  const strikes = createStrikes();
  const inbox = await startChaosInbox(strikes);
  let died: ReturnType<typeof createKeeper>['died'] = (process, end) => say(`${process} ended while the platform started: ${end}`);
  const isMixed = profile.mix !== null;
  const platform = await startWiredPlatform({
    dir,
    engines,
    inboxPort: inbox.port,
    plants: isMixed ? [...plants, ...SCALED_DAYS] : plants,
    replicas: profile.replicas,
    crashPoints: isMixed ? [...CRASH_POINTS, ...MIX_CRASH_POINTS] : CRASH_POINTS,
    environment: isMixed ? MIX_ENVIRONMENT : {},
    payoutChannel: scaledPayoutChannel,
    onDeath: (process, end) => died(process, end),
  });
  const keeper = createKeeper({ platform, strikes, random: seededRandom(seed, 'clocks'), skewed: profile.skewed, report: say });
  died = (process, end) => keeper.died(process, end);

  const { run } = platform.main;
  const provider = createProviderControl(run.simulator.control, run.services['simulator']?.metrics ?? '', strikes);
  const http = createHttpClient(platform.edgeHttp);
  const grpc = createGrpcApiClient(platform.edgeGrpc);
  const merchants = await makeMerchants(run, http, platform.inboxUrl, isMixed ? OF_A_MIX : OF_PAYMENTS);
  const apis = merchants.map(({ credentials }) => createMerchantApi({ http, grpc, merchant: credentials, callbackUrl: (order) => `${platform.inboxUrl}${callbackPathOf(order)}` }));
  const orders = planOrders(seed, profile);
  const driven: DrivenOrder[] = [];
  let mix: Mix | null = null;
  const progress = createProgress({ seed, payments: orders.length, strikes, driven, inbox, down: () => keeper.down, operations: () => mix?.counts ?? {}, say });

  const accounts = await provider.accounts();
  const clients = new AbortController();
  const payoutAccounts = isMixed ? await provider.payoutAccounts() : [];
  mix = profile.mix === null ? null : await startMix({ seed, profile: profile.mix, platform, http, provider, merchants, payoutAccounts, signal: clients.signal });
  await provider.setFaults(seed, [...planProviderFaults(accounts, profile.providerFaults), ...planPayoutFaults(payoutAccounts, profile.providerFaults)]);
  await provider.setSettings(profile.providerSettings);
  const forger = startForger({ perS: profile.forgeriesPerS, edge: run.edge.http, mongodb: engines.mongodb, dbPrefix: platform.main.dbPrefix, strikes, random: seededRandom(seed, 'forgeries') });
  const targets: Targets = { engines, links: platform.links, keeper, inbox, provider, accounts, strikes, random: seededRandom(seed, 'links'), engineDown: new Set() };
  const counting = setInterval(() => void provider.countFaults(), COUNT_EVERY_MS);

  const startedAt = Date.now();
  await sendUnderFaults(seed, profile, orders, driven, targets, { merchants, apis, signal: clients.signal, mix });
  progress.phase('healing');
  await provider.setFaults(0, []);
  await forger.stop();
  await keeper.heal();
  const healedAt = Date.now();
  const settledAt = await settle(platform, engines, [...driven.map(({ done }) => done), ...(mix === null ? [] : [mix.finish()])], { clients, isMixed, healedAt }, progress);
  progress.phase('reading');
  await readFinally(driven.flatMap((order, index) => pair(orders[index], order, apis)));
  clearInterval(counting);
  await provider.countFaults();
  progress.stop();

  const observation = await observe({ seed, startedAt, healedAt, settledAt, platform, engines, merchants, orders, driven, mix, dir });
  return {
    observation: { ...observation, inbox: inbox.received, strikes: strikes.all },
    strayDeaths: keeper.strayDeaths,
    async stop() {
      http.close();
      grpc.close();
      await platform.stop();
      await inbox.close();
    },
  };
}

async function sendUnderFaults(
  seed: number,
  profile: Profile,
  orders: readonly PlannedOrder[],
  driven: DrivenOrder[],
  targets: Targets,
  { mix, ...clients }: { merchants: readonly RunMerchant[]; apis: Parameters<typeof sendOrders>[2]['apis']; signal: AbortSignal; mix: Mix | null },
): Promise<void> {
  const faults = [...planFaults(seed, profile), ...(profile.mix === null ? [] : planMixFaults(seed, profile.mix))].toSorted((a, b) => a.at - b.at);
  const underWay: Promise<void>[] = [];
  await sendOrders(orders, driven, {
    ...clients,
    provider: targets.provider,
    ratePerS: profile.ratePerS,
    ended: () => targets.inbox.ended.size,
    behind: () => mix?.behind ?? 0,
    onSend: (sent) => {
      mix?.advance(sent / orders.length);
      for (let next = faults[0]; next !== undefined && next.at <= sent / orders.length; next = faults[0]) {
        faults.shift();
        underWay.push(strike(targets, next));
      }
    },
  });
  await Promise.all([mix?.beginAll(), ...underWay, ...faults.map((fault) => strike(targets, fault))]);
}

/** Waits until clients have nothing more to ask and nothing more is to happen, or until the bound is over. */
async function settle(platform: WiredPlatform, engines: ChaosEngines, done: readonly Promise<void>[], { clients, isMixed, healedAt }: { readonly clients: AbortController; readonly isMixed: boolean; readonly healedAt: number }, progress: Progress): Promise<number | null> {
  progress.phase('settling');
  const deadlineAt = healedAt + SETTLE_BOUND_MS;
  const quiet = { mongodb: engines.mongodb, dbPrefix: platform.main.dbPrefix, consumers: consumersOf(platform, isMixed), mixed: isMixed };
  const over = sleep(SETTLE_BOUND_MS, undefined, { ref: false }).then(() => clients.abort());
  await Promise.race([Promise.all(done), over]);
  return waitForQuiet(quiet, deadlineAt, (unrest) => progress.unrest(unrest));
}

function consumersOf(platform: WiredPlatform, isMixed: boolean): string[] {
  const { services } = platform.main.run;
  return [services['payments'], services['notifier'], isMixed ? services['ledger'] : undefined, platform.second?.run.services['payments']].flatMap((service) => (service === undefined ? [] : [service.metrics]));
}

function pair<A>(planned: PlannedOrder | undefined, order: DrivenOrder, apis: readonly A[]): { planned: PlannedOrder; driven: DrivenOrder; api: A }[] {
  const api = planned === undefined ? undefined : apis[planned.merchant];
  return planned === undefined || api === undefined ? [] : [{ planned, driven: order, api }];
}

interface Observed {
  readonly seed: number;
  readonly startedAt: number;
  readonly healedAt: number;
  readonly settledAt: number | null;
  readonly platform: WiredPlatform;
  readonly engines: ChaosEngines;
  readonly merchants: readonly RunMerchant[];
  readonly orders: readonly PlannedOrder[];
  readonly driven: readonly DrivenOrder[];
  readonly mix: Mix | null;
  readonly dir: string;
}

async function observe({ seed, startedAt, healedAt, settledAt, platform, engines, merchants, orders, driven, mix, dir }: Observed): Promise<Omit<Observation, 'inbox' | 'strikes'>> {
  const { main, second } = platform;
  const logDir = join(dir, 'logs');
  if (second !== undefined) await copyFile(second.logFile('payments'), join(logDir, 'payments-2.log'));
  const { masterKey, idSecret } = JSON.parse(await readFile(join(dir, 'secrets.json'), 'utf8')) as { masterKey: string; idSecret: string };
  const ofMerchants = merchants.flatMap(({ credentials, known }) => [credentials.native.secret, credentials.native.bearer, credentials.paypro?.secret ?? '', known.webhookSecret ?? '']);
  const metrics = Object.fromEntries([...Object.entries(main.run.services), ...(second === undefined ? [] : [['payments-2', second.run.services['payments']] as const])].flatMap(([name, service]) => (service === undefined ? [] : [[name, service.metrics]])));
  return {
    seed,
    startedAt,
    healedAt,
    settledAt,
    boundMs: SETTLE_BOUND_MS,
    merchants: merchants.map(({ known }) => known),
    orders: driven.map(({ order }) => order),
    platform: { control: main.run.simulator.control, mongodb: engines.mongodb, kafka: engines.kafka, dbPrefix: main.dbPrefix, topicPrefix: main.topicPrefix, logDir, metrics },
    secrets: [...new Set([masterKey, idSecret, ...ofMerchants, ...orders.flatMap(({ mobile, name, email }) => [mobile, name, email]), ...(mix?.canaries ?? [])])].filter((text) => text !== ''),
    mix: mix?.observation ?? null,
  };
}
