import { Type } from 'typebox';
import type { FastifyInstance } from 'fastify';
import { bodyText } from '../http/listener.ts';
import type { TransferDocument } from '../store/documents.ts';
import type { Desk } from '../usecases/desk.ts';
import { badRequest, parseJson, problem } from './reply.ts';

const Mobile = Type.String({ pattern: '^03[0-9]{9}$' });

const TransferSchema = Type.Object(
  {
    wallet: Type.Union([Type.Literal('jazzcash'), Type.Literal('easypaisa')]),
    /** The receiving wallet. */
    to: Mobile,
    /** The payer; absent where the statement does not tell. */
    from: Type.Optional(Mobile),
    amountMinor: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 }),
    /** The wallet's transaction number. */
    number: Type.String({ pattern: '^[0-9A-Za-z]{1,32}$' }),
    /** When the money moved; absent: now. */
    at: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
);

/** Lets somebody send money by hand into a receiving wallet. */
export function transferRoutes(app: FastifyInstance, desk: Desk): void {
  app.post('/transfers', async (request, reply) => {
    const parsed = parseJson(TransferSchema, bodyText(request.body));
    if (!parsed.ok) return badRequest(reply, parsed.faults);
    const { wallet, to, from = '', number, amountMinor, at } = parsed.value;
    const moved = at === undefined ? desk.now() : new Date(at);
    if (Number.isNaN(moved.getTime())) return badRequest(reply, [{ path: '/at', rule: 'must be an RFC 3339 time' }]);
    const { transfer, isNew } = await desk.transfers.add({ wallet, to, from, number, amountMinor: BigInt(amountMinor), at: moved });
    if (transfer.amountMinor !== BigInt(amountMinor) || transfer.from !== from) return problem(reply, 409, 'another transfer of this number went to this wallet');
    return reply.code(isNew ? 201 : 200).send(transferView(transfer));
  });

  app.get('/transfers', async () => {
    const all = await desk.collections.transfers.find().sort({ seq: 1 }).limit(1_000).toArray();
    return { transfers: all.map(transferView) };
  });
}

function transferView({ wallet, to, from, number, amountMinor, at }: TransferDocument): object {
  return { wallet, to, from, number, amountMinor: Number(amountMinor), at: at.toISOString() };
}
