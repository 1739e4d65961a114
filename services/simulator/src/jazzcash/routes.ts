import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyText } from '../http/listener.ts';
import { hide } from '../http/hide.ts';
import type { Desk } from '../usecases/desk.ts';
import { outage } from '../usecases/gate.ts';
import { checkRequest, namedAccount } from './authenticate.ts';
import { invalidField } from './codes.ts';
import { readFields } from './fields.ts';
import { answerInquiry } from './inquiry.ts';
import { answerPayment } from './payment.ts';
import { answerRefund } from './refund.ts';
import type { Operation } from './operation.ts';
import { signed } from './replies.ts';

type Path = readonly [path: string, operation: Operation];

const paths: readonly Path[] = [
  ['/ApplicationAPI/API/Payment/DoTransaction', answerPayment('classic', '1.1')],
  ['/ApplicationAPI/API/2.0/Purchase/DoMWalletTransaction', answerPayment('classic', '2.0')],
  ['/ApplicationAPI/API/PaymentInquiry/Inquire', answerInquiry('as-paid')],
  ['/ApplicationAPI/API/Purchase/domwalletrefundtransaction', answerRefund],
  ['/api/payment/DoTransaction', answerPayment('pgw', '1.1')],
  ['/api/2.0/purchase/domwallettransaction', answerPayment('pgw', '2.0')],
  ['/api/Purchase/domwalletrefundtransaction', answerRefund],
  ...['', '/payment-orchestrator'].flatMap((prefix): Path[] => [
    [`${prefix}/api/v1/rest/payments/m-wallet`, answerPayment('orchestrator', '1.1')],
    [`${prefix}/api/v2/rest/payments/m-wallet`, answerPayment('orchestrator', '2.0')],
    [`${prefix}/api/v1/rest/payments/status/inquiry`, answerInquiry('1.1')],
    [`${prefix}/api/v2/rest/payments/status/inquiry`, answerInquiry('2.0')],
  ]),
];

/** JazzCash's wallet API on the paths of all three host generations. Every business answer is HTTP 200 JSON. */
export function jazzcashRoutes(app: FastifyInstance, desk: Desk): void {
  for (const [path, operation] of paths) {
    app.post(path, (request, reply) => handle(desk, operation, request, reply));
  }
}

async function handle(desk: Desk, operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const read = readFields(bodyText(request.body), request.headers['content-type'] ?? '');
  const fields = read?.fields ?? {};
  const account = namedAccount(desk.accounts, fields);
  const { holdMs } = desk.control.timing();
  const done = (answer: string): void => desk.metrics.calls.inc({ account: account?.id ?? 'unknown', operation: operation.name, answer });

  const down = account === undefined ? undefined : outage(desk, account);
  if (down !== undefined) {
    done('outage');
    return hide(reply, down, holdMs);
  }
  const refused = read === undefined ? invalidField('request') : checkRequest(operation.ruleSet, account, fields, read.notText);
  if (refused !== undefined || account === undefined) {
    done('refused');
    return reply.send(signed(operation.refuse(fields, refused ?? invalidField('pp_MerchantID')), account?.integritySalt));
  }
  const answered = await operation.perform(desk, account, fields);
  if (answered.kind !== 'reply') {
    done(answered.kind);
    return hide(reply, answered, holdMs);
  }
  done(answered.outcome);
  return reply.send(signed(answered.reply, account.integritySalt, answered.wrongSignature));
}
