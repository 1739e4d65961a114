import { easypaisaCredentials } from '@adaigi/signatures';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account, EasypaisaAccount } from '../core/accounts.ts';
import { orderId } from '../core/order.ts';
import { hide } from '../http/hide.ts';
import { bodyText } from '../http/listener.ts';
import type { Desk } from '../usecases/desk.ts';
import { outage } from '../usecases/gate.ts';
import { invalidCredentials } from './codes.ts';
import { closeBody, openBody } from './envelope.ts';
import type { Version } from './envelope.ts';
import { inquireTransaction } from './inquiry.ts';
import { initiateMa } from './ma.ts';
import { initiateOtc } from './otc.ts';
import type { Operation } from './operation.ts';
import { bare, orderStatusReply } from './replies.ts';
import type { Reply } from './replies.ts';

const operations: readonly (readonly [path: string, operation: Operation])[] = [
  ['initiate-ma-transaction', initiateMa],
  ['initiate-otc-transaction', initiateOtc],
  ['inquire-transaction', inquireTransaction],
];

/** Easypaisa's Open API, plain (v4) and RSA-signed (v5), and the address that an IPN points to. */
export function easypaisaRoutes(app: FastifyInstance, desk: Desk, providerPrivateKey: string): void {
  for (const version of ['v4', 'v5'] as const) {
    for (const [path, operation] of operations) {
      app.post(`/easypay-service/rest/${version}/${path}`, (request, reply) => handle(desk, version, operation, providerPrivateKey, request, reply));
    }
  }
  app.get<{ Params: { accountNum: string; orderId: string } }>('/easypay-service/rest/v1/order-status/:accountNum/:orderId', (request, reply) =>
    orderStatus(desk, request.params.accountNum, request.params.orderId, reply),
  );
}

function namedAccount(accounts: readonly Account[], header: unknown): EasypaisaAccount | undefined {
  return accounts.find(
    (account): account is EasypaisaAccount => account.provider === 'easypaisa' && easypaisaCredentials(account.username, account.password) === header,
  );
}

async function handle(
  desk: Desk,
  version: Version,
  operation: Operation,
  providerPrivateKey: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const account = namedAccount(desk.accounts, request.headers['credentials']);
  const { holdMs } = desk.control.timing();
  const done = (answer: string): void => desk.metrics.calls.inc({ account: account?.id ?? 'unknown', operation: operation.name, answer });
  const send = (body: Reply, wrongSignature = false): FastifyReply =>
    reply.type('application/json').send(closeBody(version, body, providerPrivateKey, wrongSignature));

  if (account === undefined) {
    done('refused');
    return send(bare(invalidCredentials));
  }
  const down = outage(desk, account);
  if (down !== undefined) {
    done('outage');
    return hide(reply, down, holdMs);
  }
  const opened = openBody(version, bodyText(request.body), account);
  if (!opened.ok) {
    done('refused');
    return send(bare(opened.code));
  }
  const answered = await operation.perform(desk, account, opened.fields, version);
  if (answered.kind !== 'reply') {
    done(answered.kind);
    return hide(reply, answered, holdMs);
  }
  done(answered.outcome);
  return send(answered.reply, answered.wrongSignature);
}

/** Needs no credentials, as far as anyone saw: another reason why nobody may believe an IPN. */
async function orderStatus(desk: Desk, accountNum: string, reference: string, reply: FastifyReply): Promise<FastifyReply> {
  const account = desk.accounts.find((candidate) => candidate.provider === 'easypaisa' && candidate.accountNum === accountNum);
  const order = account === undefined ? null : await desk.collections.orders.findOne({ _id: orderId(account.id, reference) });
  if (order === null) return reply.code(404).send({ responseCode: '0003', responseDesc: 'INVALID ORDER ID' });
  return reply.send(orderStatusReply(order, order.wrongAmount));
}
