import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { paymentAnswer } from '../schemas/payment-answer.ts';
import { problems } from '../schemas/problem.ts';
import { getPayment } from '../usecases/get-payment.ts';
import { callerOf } from './authenticate.ts';
import { idParams, SECURITY, waitingHeaders } from './documented.ts';
import { patienceOf, sayApplied } from './prefer-wait.ts';
import { presentPayment } from './present-payment.ts';

/** `GET /v1/payments/{id}`: the payment as it is now, or after waiting for its end. */
export function getPaymentRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'getPayment',
    summary: 'Read a payment',
    tags: ['Payments'],
    security: SECURITY,
    headers: waitingHeaders,
    params: idParams,
    response: { 200: { description: 'As it is now.', ...paymentAnswer }, ...problems('not_found') },
  };
  app.get<{ Params: { id: string } }>('/v1/payments/:id', { schema }, async (request, reply) => {
    const patience = patienceOf(request, reply);
    const settled = await getPayment(ports, callerOf(request), { paymentId: request.params.id, ...patience });
    sayApplied(reply, patience, settled);
    return presentPayment(settled.payment);
  });
}
