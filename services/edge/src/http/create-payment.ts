import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { createPaymentBody } from '../schemas/create-payment.ts';
import { paymentAnswer } from '../schemas/payment-answer.ts';
import { problems } from '../schemas/problem.ts';
import { createPayment } from '../usecases/create-payment.ts';
import { idempotencyKeyOf } from '../usecases/idempotency-key.ts';
import { callerOf } from './authenticate.ts';
import { creatingAndWaitingHeaders, SECURITY } from './documented.ts';
import { patienceOf, sayApplied } from './prefer-wait.ts';
import { presentPayment } from './present-payment.ts';

/** `POST /v1/payments`: 201 for a new payment, 200 with `Idempotent-Replayed: true` when the same key and content had created it before. */
export function createPaymentRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'createPayment',
    summary: 'Create a payment',
    description: 'From this answer on the payment is never lost. It is usually still `processing`; a webhook or `Prefer: wait=N` tells the end.',
    tags: ['Payments'],
    security: SECURITY,
    headers: creatingAndWaitingHeaders,
    body: createPaymentBody,
    response: {
      201: { description: 'Created.', ...paymentAnswer },
      200: { description: 'Created before with this key; as it is now.', ...paymentAnswer },
      ...problems('idempotency_key_missing', 'idempotency_conflict', 'payload_too_large', 'unsupported_media_type'),
    },
  };
  app.post('/v1/payments', { schema }, async (request, reply) => {
    const idempotencyKey = idempotencyKeyOf(request.headers['idempotency-key']);
    const patience = patienceOf(request, reply);
    const created = await createPayment(ports, callerOf(request), { input: request.body, idempotencyKey, ...patience });
    const { payment, replayed } = created;
    sayApplied(reply, patience, created);
    if (replayed) void reply.header('idempotent-replayed', 'true');
    return reply.code(replayed ? 200 : 201).header('location', `/v1/payments/${payment.id}`).send(presentPayment(payment));
  });
}
