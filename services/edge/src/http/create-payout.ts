import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { createPayoutBody } from '../schemas/create-payout.ts';
import { payoutAnswer } from '../schemas/payout-answer.ts';
import { problems } from '../schemas/problem.ts';
import { createPayout } from '../usecases/create-payout.ts';
import { idempotencyKeyOf } from '../usecases/idempotency-key.ts';
import { callerOf } from './authenticate.ts';
import { creatingAndWaitingHeaders, SECURITY } from './documented.ts';
import { patienceOf, sayApplied } from './prefer-wait.ts';
import { presentPayout } from './present-payout.ts';

/** `POST /v1/payouts`: 201 for a new payout, 200 with `Idempotent-Replayed: true` when the same key and content had created it before. */
export function createPayoutRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'createPayout',
    summary: 'Create a payout',
    description:
      'Amount and fee are set aside from your available balance before this answers. Where the balance does not cover them the answer is `insufficient_balance`, nothing was created, and the same key may ask again.',
    tags: ['Payouts'],
    security: SECURITY,
    headers: creatingAndWaitingHeaders,
    body: createPayoutBody,
    response: {
      201: { description: 'Created.', ...payoutAnswer },
      200: { description: 'Created before with this key; as it is now.', ...payoutAnswer },
      ...problems('idempotency_key_missing', 'idempotency_conflict', 'insufficient_balance', 'payload_too_large', 'unsupported_media_type'),
    },
  };
  app.post('/v1/payouts', { schema }, async (request, reply) => {
    const idempotencyKey = idempotencyKeyOf(request.headers['idempotency-key']);
    const patience = patienceOf(request, reply);
    const created = await createPayout(ports, callerOf(request), { input: request.body, idempotencyKey, ...patience });
    const { payout, replayed } = created;
    sayApplied(reply, patience, created);
    if (replayed) void reply.header('idempotent-replayed', 'true');
    return reply.code(replayed ? 200 : 201).header('location', `/v1/payouts/${payout.id}`).send(presentPayout(payout));
  });
}
