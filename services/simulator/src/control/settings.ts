import { Type } from 'typebox';
import type { FastifyInstance } from 'fastify';
import type { Timing } from '../core/timing.ts';
import { bodyText } from '../http/listener.ts';
import type { Desk } from '../usecases/desk.ts';
import { badRequest, parseJson } from './reply.ts';

const Ms = Type.Integer({ minimum: 0, maximum: 86_400_000 });

const SettingsSchema = Type.Partial(
  Type.Object({
    latencyMs: Type.Tuple([Ms, Ms]),
    slowMs: Ms,
    settleMs: Ms,
    windowMs: Ms,
    holdMs: Ms,
    ipnTimeoutMs: Type.Integer({ minimum: 1, maximum: 86_400_000 }),
    ipnRetryMs: Type.Array(Ms, { maxItems: 10 }),
    scale: Type.Number({ exclusiveMinimum: 0, maximum: 10 }),
    /** Address per account; an empty text goes back to the configured one. */
    ipnUrls: Type.Record(Type.String(), Type.String({ pattern: '^(https?://.*)?$', maxLength: 500 })),
  }),
  { additionalProperties: false },
);

/** Waits and IPN addresses, any part at a time; the answer shows the waits as set and as they apply. */
export function settingsRoutes(app: FastifyInstance, desk: Desk): void {
  const known = desk.accounts.map(({ id }) => id);

  const view = (): object => {
    const { timing, scale, ipnUrls } = desk.control.current();
    return { ...timing, scale, ipnUrls, inEffect: desk.control.timing() };
  };

  app.get('/settings', view);

  app.put('/settings', async (request, reply) => {
    const parsed = parseJson(SettingsSchema, bodyText(request.body));
    if (!parsed.ok) return badRequest(reply, parsed.faults);
    const { scale, ipnUrls, ...waits } = parsed.value;
    if (waits.latencyMs !== undefined && waits.latencyMs[0] > waits.latencyMs[1]) return badRequest(reply, [{ path: '/latencyMs', rule: 'must be [min, max]' }]);
    const strangers = Object.keys(ipnUrls ?? {}).filter((account) => !known.includes(account));
    if (strangers.length > 0) return badRequest(reply, strangers.map((account) => ({ path: `/ipnUrls/${account}`, rule: `no such account; there are ${known.join(', ')}` })));
    const current = desk.control.current();
    const timing: Timing = { ...current.timing, ...waits };
    const urls = Object.fromEntries(Object.entries({ ...current.ipnUrls, ...ipnUrls }).filter(([, url]) => url !== ''));
    await desk.control.change({ timing, scale: scale ?? current.scale, ipnUrls: urls });
    return view();
  });
}
