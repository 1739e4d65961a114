import { Type } from 'typebox';
import type { FastifyInstance } from 'fastify';
import { FaultPlanSchema, overfullShares } from '../core/faults.ts';
import { bodyText } from '../http/listener.ts';
import type { Desk } from '../usecases/desk.ts';
import { badRequest, parseJson, problem } from './reply.ts';

const OutageSchema = Type.Object(
  { on: Type.Boolean(), mode: Type.Optional(Type.Union([Type.Literal('reset'), Type.Literal('503'), Type.Literal('silence')])) },
  { additionalProperties: false },
);

/** Fault plans and outages. A plan replaces the one before; `{"seed": 0, "faults": []}` ends all faults. */
export function faultRoutes(app: FastifyInstance, desk: Desk): void {
  const known = [...desk.accounts, ...desk.payoutAccounts].map(({ id }) => id);

  app.get('/faults', () => desk.control.current().faultPlan);

  app.put('/faults', async (request, reply) => {
    const parsed = parseJson(FaultPlanSchema, bodyText(request.body));
    if (!parsed.ok) return badRequest(reply, parsed.faults);
    const plan = parsed.value;
    const strangers = plan.faults.flatMap(({ account }, index) => (account === '*' || known.includes(account) ? [] : [index]));
    if (strangers.length > 0) {
      return badRequest(reply, strangers.map((index) => ({ path: `/faults/${index}/account`, rule: `must be * or one of ${known.join(', ')}` })));
    }
    const overfull = overfullShares(plan, known);
    if (overfull.length > 0) return badRequest(reply, [{ path: '/faults', rule: `percentages add up to more than 100: ${overfull.join('; ')}` }]);
    return (await desk.control.change({ faultPlan: plan })).faultPlan;
  });

  app.get('/outages', () => desk.control.current().outages);

  app.put<{ Params: { account: string } }>('/outages/:account', async (request, reply) => {
    const { account } = request.params;
    if (!known.includes(account)) return problem(reply, 404, `no such account; there are ${known.join(', ')}`);
    const parsed = parseJson(OutageSchema, bodyText(request.body));
    if (!parsed.ok) return badRequest(reply, parsed.faults);
    const { [account]: _before, ...others } = desk.control.current().outages;
    const { on, mode = 'reset' } = parsed.value;
    return (await desk.control.change({ outages: on ? { ...others, [account]: { mode } } : others })).outages;
  });
}
