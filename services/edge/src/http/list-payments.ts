import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { listPaymentsQuery } from '../schemas/list-payments.ts';
import { readNumbers } from '../schemas/page.ts';
import { paymentListAnswer } from '../schemas/payment-answer.ts';
import { problems } from '../schemas/problem.ts';
import { listPayments } from '../usecases/list-payments.ts';
import { callerOf } from './authenticate.ts';
import { SECURITY } from './documented.ts';
import { orNull, presentPayment } from './present-payment.ts';

/** `GET /v1/payments`: newest first, by pages. */
export function listPaymentsRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'listPayments',
    summary: 'List payments',
    tags: ['Payments'],
    security: SECURITY,
    querystring: listPaymentsQuery,
    response: { 200: { description: 'One page, newest first.', ...paymentListAnswer }, ...problems() },
  };
  app.get('/v1/payments', { schema }, async (request) => {
    const { payments, nextCursor } = await listPayments(ports, callerOf(request), readNumbers(request.query));
    return { data: payments.map(presentPayment), nextCursor: orNull(nextCursor) };
  });
}
