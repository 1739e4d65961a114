import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { createRefundBody } from '../schemas/create-refund.ts';
import { refundAnswer } from '../schemas/payment-answer.ts';
import { problems } from '../schemas/problem.ts';
import { createRefund } from '../usecases/create-refund.ts';
import { idempotencyKeyOf } from '../usecases/idempotency-key.ts';
import { callerOf } from './authenticate.ts';
import { creatingHeaders, idParams, SECURITY } from './documented.ts';
import { presentRefund } from './present-payment.ts';

/** `POST /v1/payments/{id}/refunds`: all that is left, or a part of it. */
export function createRefundRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'createRefund',
    summary: 'Refund a payment',
    tags: ['Payments'],
    security: SECURITY,
    headers: creatingHeaders,
    params: idParams,
    body: createRefundBody,
    response: {
      201: { description: 'Accepted.', ...refundAnswer },
      200: { description: 'Accepted before with this key; as it is now.', ...refundAnswer },
      ...problems('not_found', 'idempotency_key_missing', 'idempotency_conflict', 'payment_not_refundable', 'refund_exceeds_captured'),
    },
  };
  app.post<{ Params: { id: string } }>('/v1/payments/:id/refunds', { schema }, async (request, reply) => {
    const { refund, replayed } = await createRefund(ports, callerOf(request), {
      paymentId: request.params.id,
      // A body is optional here: without one, all that is left goes back.
      input: request.body === undefined ? {} : request.body,
      idempotencyKey: idempotencyKeyOf(request.headers['idempotency-key']),
    });
    if (replayed) void reply.header('idempotent-replayed', 'true');
    return reply.code(replayed ? 200 : 201).send(presentRefund(refund));
  });
}
