import { Type } from 'typebox';
import type { FastifyInstance } from 'fastify';
import { behaviours } from '../core/behaviours.ts';
import { documentedNumbers, fixedBehaviour } from '../core/numbers.ts';
import { bodyText } from '../http/listener.ts';
import type { Desk } from '../usecases/desk.ts';
import { badRequest, parseJson, problem } from './reply.ts';
import { walletView } from './views.ts';

const Provider = Type.Union([Type.Literal('jazzcash'), Type.Literal('easypaisa')]);

const WalletSchema = Type.Object(
  {
    /** Absent: both of the number's wallets. */
    wallet: Type.Optional(Provider),
    behaviour: Type.Optional(Type.Union(behaviours.map((name) => Type.Literal(name)))),
    balanceMinor: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000_000 })),
    latencyMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
  },
  { additionalProperties: false },
);

/** The wallets of a number, and the table of numbers whose behaviour is fixed. */
export function walletRoutes(app: FastifyInstance, desk: Desk): void {
  async function view(mobile: string): Promise<object> {
    const [jazzcash, easypaisa] = await Promise.all([desk.wallets.read('jazzcash', mobile), desk.wallets.read('easypaisa', mobile)]);
    return { mobile, documented: fixedBehaviour(mobile) !== undefined, jazzcash: walletView(jazzcash), easypaisa: walletView(easypaisa) };
  }

  app.get('/numbers', () => ({ numbers: documentedNumbers, behaviours }));

  app.get<{ Params: { mobile: string } }>('/wallets/:mobile', (request, reply) => {
    const { mobile } = request.params;
    return isMobile(mobile) ? view(mobile) : badRequest(reply, [mobileRule]);
  });

  app.put<{ Params: { mobile: string } }>('/wallets/:mobile', async (request, reply) => {
    const { mobile } = request.params;
    if (!isMobile(mobile)) return badRequest(reply, [mobileRule]);
    const parsed = parseJson(WalletSchema, bodyText(request.body));
    if (!parsed.ok) return badRequest(reply, parsed.faults);
    if (fixedBehaviour(mobile) !== undefined) return problem(reply, 409, 'this is a documented number: its behaviour is fixed (GET /numbers); set another number');
    const { wallet, balanceMinor, behaviour, latencyMs } = parsed.value;
    const changes = {
      ...(behaviour === undefined ? {} : { behaviour }),
      ...(latencyMs === undefined ? {} : { latencyMs }),
      ...(balanceMinor === undefined ? {} : { balanceMinor: BigInt(balanceMinor) }),
    };
    for (const provider of wallet === undefined ? (['jazzcash', 'easypaisa'] as const) : [wallet]) {
      await desk.wallets.change(provider, mobile, changes);
    }
    return view(mobile);
  });
}

const mobileRule = { path: 'mobile', rule: 'must be 03XXXXXXXXX' };

function isMobile(text: string): boolean {
  return /^03[0-9]{9}$/.test(text);
}
