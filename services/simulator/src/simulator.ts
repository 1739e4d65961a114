import type { Runtime } from '@adaigi/runtime';
import type { FastifyInstance } from 'fastify';
import type { mongo } from 'mongoose';
import type { SimulatorConfig } from './config.ts';
import { controlRoutes } from './control/routes.ts';
import type { Account } from './core/accounts.ts';
import { sendEasypaisaIpn } from './easypaisa/ipn.ts';
import { easypaisaPayoutRoutes } from './easypaisa/payout-routes.ts';
import { easypaisaRoutes } from './easypaisa/routes.ts';
import { openExchangeLog } from './http/exchanges.ts';
import { openListener } from './http/listener.ts';
import { statementRoutes } from './http/statements.ts';
import { sendJazzcashIpn } from './jazzcash/ipn.ts';
import { jazzcashPayoutRoutes } from './jazzcash/payout-routes.ts';
import { jazzcashRoutes } from './jazzcash/routes.ts';
import { openBooks } from './store/books.ts';
import { ensureIndexes, openCollections } from './store/collections.ts';
import { openControlState } from './store/control-state.ts';
import { openTransfers } from './store/transfers.ts';
import { openWallets } from './store/wallets.ts';
import { openCourier } from './usecases/courier.ts';
import type { SendIpn } from './usecases/courier.ts';
import type { Desk } from './usecases/desk.ts';
import { planIpns } from './usecases/ipn-plan.ts';
import { simulatorMetrics } from './usecases/metrics.ts';
import { openSettling } from './usecases/settling.ts';

/** Where the listeners ended up; a configured port 0 takes a free one. */
export interface SimulatorPorts {
  readonly jazzcash: number;
  readonly easypaisa: number;
  readonly control: number;
}

/** Builds the simulator on an open connection and starts its listeners; everything stops with the runtime. */
export async function startSimulator(config: SimulatorConfig, runtime: Runtime, client: mongo.MongoClient, database: string): Promise<SimulatorPorts> {
  const { log } = runtime;
  const { accounts, payoutAccounts = [], statementAccounts = [] } = config.accounts;
  const accountOf = (id: string): Account | undefined => accounts.find((account) => account.id === id);
  const collections = openCollections(client, database);
  await ensureIndexes(collections);
  const control = await openControlState(collections, { timing: config.timing, scale: config.scale });
  const metrics = simulatorMetrics(runtime.metrics);
  const now = (): Date => new Date();

  const jazzcash = openListener('page', log, { caseSensitive: false });
  const easypaisa = openListener('page', log);
  const steering = openListener('problem', log);
  const exchanges = openExchangeLog(now);
  exchanges.watch(jazzcash);
  exchanges.watch(easypaisa);

  const addressOf = (account: Account): string =>
    control.current().ipnUrls[account.id] ?? account.ipnUrl ?? config.ipn[account.provider].replaceAll('{account}', account.id);
  const send: SendIpn = (ipn, order, account, signal) =>
    account.provider === 'jazzcash'
      ? sendJazzcashIpn(ipn, order, account, addressOf(account), signal)
      : sendEasypaisaIpn(ipn, order, account, addressOf(account), easypaisa.listeningOrigin, signal);
  const courier = openCourier({ accountOf, collections, control, metrics, log, send });
  const books = openBooks(
    collections,
    {
      plan: (order, notice, at) => planIpns(control.current().faultPlan, accountOf(order.account), order, notice, at),
      written: (told) => courier.announce(told),
    },
    now,
  );
  await books.repair();
  const settling = openSettling(collections, books, log);
  const desk: Desk = { accounts, payoutAccounts, collections, books, control, wallets: await openWallets(collections, books), transfers: await openTransfers(collections), settling, metrics, now };

  jazzcashRoutes(jazzcash, desk);
  easypaisaRoutes(easypaisa, desk, config.accounts.easypaisaKeys.privateKey);
  jazzcashPayoutRoutes(jazzcash, desk);
  easypaisaPayoutRoutes(easypaisa, desk, config.accounts.easypaisaKeys.privateKey);
  statementRoutes(jazzcash, desk, statementAccounts.filter(({ provider }) => provider === 'jazzcash'));
  statementRoutes(easypaisa, desk, statementAccounts.filter(({ provider }) => provider === 'easypaisa'));
  controlRoutes(steering, desk, config.accounts);
  steering.get<{ Params: { reference: string } }>('/exchanges/:reference', ({ params }) => ({ exchanges: exchanges.of(params.reference) }));

  runtime.onStop('ipn', () => courier.stop());
  runtime.onStop('settling', () => settling.stop());
  const listen = async (name: keyof SimulatorPorts, app: FastifyInstance): Promise<number> => {
    const address = await app.listen({ host: config.service.host, port: config.ports[name] });
    runtime.onStop(name, () => app.close());
    return Number(new URL(address).port);
  };
  const ports = { jazzcash: await listen('jazzcash', jazzcash), easypaisa: await listen('easypaisa', easypaisa), control: await listen('control', steering) };
  settling.start();
  courier.start();
  log.warn({ ports, accounts: [...accounts, ...payoutAccounts].map(({ id }) => id) }, 'simulator listens: a development and test tool, no real wallet is behind it');
  return ports;
}
