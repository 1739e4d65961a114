import type { Runtime } from '@adaigi/runtime';
import type { FastifyInstance } from 'fastify';
import type { mongo } from 'mongoose';
import type { SimulatorConfig } from './config.ts';
import { controlRoutes } from './control/routes.ts';
import type { Account } from './core/accounts.ts';
import { sendEasypaisaIpn } from './easypaisa/ipn.ts';
import { easypaisaRoutes } from './easypaisa/routes.ts';
import { openListener } from './http/listener.ts';
import { sendJazzcashIpn } from './jazzcash/ipn.ts';
import { jazzcashRoutes } from './jazzcash/routes.ts';
import { openBooks } from './store/books.ts';
import { ensureIndexes, openCollections } from './store/collections.ts';
import { openControlState } from './store/control-state.ts';
import { openCourier } from './usecases/courier.ts';
import type { Courier, SendIpn } from './usecases/courier.ts';
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
  const { accounts } = config.accounts;
  const collections = openCollections(client, database);
  await ensureIndexes(collections);
  const control = await openControlState(collections, { timing: config.timing, scale: config.scale });
  const metrics = simulatorMetrics(runtime.metrics);
  const now = (): Date => new Date();

  // The books announce IPNs to a courier that starts after the listeners: its own address must be known first.
  let courier: Courier | undefined;
  const books = openBooks(
    collections,
    {
      plan: (order, notice, at) => {
        const account = accounts.find(({ id }) => id === order.account);
        return account === undefined ? [] : planIpns(control.current().faultPlan, account, order, notice, at);
      },
      written: (ipns) => {
        for (const { at } of ipns) courier?.wakeAt(at);
      },
    },
    now,
  );
  const settling = openSettling(collections, books, log);
  runtime.onStop('settling', () => settling.stop());
  const desk: Desk = { accounts, collections, books, control, settling, metrics, now };

  const listen = async (name: string, app: FastifyInstance, port: number): Promise<number> => {
    const address = await app.listen({ host: config.service.host, port });
    runtime.onStop(name, () => app.close());
    return Number(new URL(address).port);
  };
  const jazzcash = openListener({ caseSensitive: false });
  jazzcashRoutes(jazzcash, desk);
  const easypaisa = openListener({ caseSensitive: true });
  easypaisaRoutes(easypaisa, desk, config.accounts.easypaisaKeys.privateKey);
  const steering = openListener({ caseSensitive: true });
  controlRoutes(steering, desk, config.accounts);
  const ports: SimulatorPorts = {
    jazzcash: await listen('jazzcash', jazzcash, config.ports.jazzcash),
    easypaisa: await listen('easypaisa', easypaisa, config.ports.easypaisa),
    control: await listen('control', steering, config.ports.control),
  };

  const addressOf = (account: Account): string =>
    control.current().ipnUrls[account.id] ?? account.ipnUrl ?? config.ipn[account.provider].replaceAll('{account}', account.id);
  const send: SendIpn = (ipn, order, account, timeoutMs) =>
    account.provider === 'jazzcash'
      ? sendJazzcashIpn(ipn, order, account, addressOf(account), timeoutMs)
      : sendEasypaisaIpn(ipn, order, account, addressOf(account), `http://${config.service.host}:${ports.easypaisa}`, timeoutMs);
  const opened = openCourier({ accounts, collections, control, metrics, log, send });
  courier = opened;
  runtime.onStop('ipn', () => opened.stop());
  log.warn({ ports, accounts: accounts.map(({ id }) => id) }, 'simulator listens: a development and test tool, no real wallet is behind it');
  return ports;
}
