import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { requireNothing } from '../schemas/nothing.ts';
import { paymentAnswer } from '../schemas/payment-answer.ts';
import { problems } from '../schemas/problem.ts';
import { cancelPayment } from '../usecases/cancel-payment.ts';
import { callerOf } from './authenticate.ts';
import { idParams, SECURITY } from './documented.ts';
import { presentPayment } from './present-payment.ts';

/** `POST /v1/payments/{id}/cancel`: only before anything was sent to a wallet. */
export function cancelPaymentRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'cancelPayment',
    summary: 'Cancel a payment',
    description: 'Refused with 409 once the wallet may have been asked: from then on money may move.',
    tags: ['Payments'],
    security: SECURITY,
    params: idParams,
    response: { 200: { description: 'Cancelled.', ...paymentAnswer }, ...problems('not_found', 'payment_not_cancellable') },
  };
  app.post<{ Params: { id: string } }>('/v1/payments/:id/cancel', { schema }, async (request) => {
    requireNothing(request.body);
    return presentPayment(await cancelPayment(ports, callerOf(request), request.params.id));
  });
}
