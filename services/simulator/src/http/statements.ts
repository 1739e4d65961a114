import { Type } from 'typebox';
import type { FastifyInstance } from 'fastify';
import { parseJson } from '../control/reply.ts';
import type { StatementAccount } from '../core/accounts.ts';
import type { Desk } from '../usecases/desk.ts';
import { bodyText } from './listener.ts';

const AskSchema = Type.Object({ after: Type.String({ pattern: '^[0-9]{0,15}$' }), limit: Type.Integer({ minimum: 1, maximum: 500 }) }, { additionalProperties: false });

/**
 * The statement of a provider's receiving wallets, for who holds a key: `POST /statement/v1/transfers {after, limit}` answers with the credits behind a
 * place. No wallet publishes such an interface; this format is Adaigi's own, for a bank's feed to be put behind.
 */
export function statementRoutes(app: FastifyInstance, desk: Desk, accounts: readonly StatementAccount[]): void {
  app.post('/statement/v1/transfers', async (request, reply) => {
    const account = accounts.find(({ key }) => request.headers.authorization === `Bearer ${key}`);
    desk.metrics.calls.inc({ account: account?.id ?? 'unknown', operation: 'statement', answer: account === undefined ? 'refused' : 'result' });
    if (account === undefined) return reply.code(401).send({ error: 'unauthorized' });
    const asked = parseJson(AskSchema, bodyText(request.body));
    if (!asked.ok) return reply.code(400).send({ error: 'bad_request' });
    const { after, limit } = asked.value;
    const credits = await desk.transfers.after(account.provider, Number(after), limit);
    const transfers = credits.map(({ number, to, from, amountMinor, at }) => ({ number, to, from, amountMinor: amountMinor.toString(), currency: 'PKR', at: at.toISOString() }));
    return { transfers, next: String(credits.at(-1)?.seq ?? after) };
  });
}
