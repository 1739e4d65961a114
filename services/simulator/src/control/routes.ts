import type { FastifyInstance } from 'fastify';
import type { AccountsDocument } from '../core/accounts.ts';
import { emptyCollections } from '../store/collections.ts';
import type { Desk } from '../usecases/desk.ts';
import { bookRoutes } from './books.ts';
import { faultRoutes } from './faults.ts';
import { settingsRoutes } from './settings.ts';
import { transferRoutes } from './transfers.ts';
import { walletRoutes } from './wallets.ts';

/** The control API: what tests, chaos runs and people steer the simulator with. */
export function controlRoutes(app: FastifyInstance, desk: Desk, accounts: AccountsDocument): void {
  app.get('/health', () => ({ status: 'ok', tool: 'development and test only', accounts: [...desk.accounts, ...desk.payoutAccounts].map(({ id, provider }) => ({ id, provider })) }));
  app.get('/accounts', () => accounts);
  app.get('/keys', () => ({ easypaisaPublicKey: accounts.easypaisaKeys.publicKey }));
  app.post('/reset', async () => {
    await desk.books.reset(() => emptyCollections(desk.collections));
    desk.wallets.reset();
    desk.transfers.reset();
    await desk.control.reset();
    return { status: 'empty' };
  });
  faultRoutes(app, desk);
  settingsRoutes(app, desk);
  walletRoutes(app, desk);
  transferRoutes(app, desk);
  bookRoutes(app, desk);
}
