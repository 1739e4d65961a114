import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { assignWalletBody, createDepositBody, listDepositsQuery, parseAssignWallet } from '../schemas/deposit.ts';
import { assignedWalletAnswer, depositAnswer, depositListAnswer, walletTypesAnswer } from '../schemas/deposit-answer.ts';
import { readNumbers } from '../schemas/page.ts';
import { problems } from '../schemas/problem.ts';
import { createDeposit } from '../usecases/create-deposit.ts';
import { getDeposit } from '../usecases/get-deposit.ts';
import { idempotencyKeyOf } from '../usecases/idempotency-key.ts';
import { listDeposits } from '../usecases/list-deposits.ts';
import { callerOf } from './authenticate.ts';
import { creatingAndWaitingHeaders, idParams, SECURITY, waitingHeaders } from './documented.ts';
import { patienceOf, sayApplied } from './prefer-wait.ts';
import { presentDeposit } from './present-deposit.ts';
import { orNull } from './present-payment.ts';

const COMMON = { tags: ['Deposits'], security: SECURITY };

/** Deposits by hand: what wallets there are, where to send money to, and claims of what was sent. */
export function depositRoutes(app: FastifyInstance, ports: EdgePorts): void {
  walletTypesRoute(app, ports);
  assignWalletRoute(app, ports);
  createDepositRoute(app, ports);
  readRoutes(app, ports);
}

function walletTypesRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = { operationId: 'listDepositWalletTypes', summary: 'List wallet types', ...COMMON, response: { 200: { description: 'All of them.', ...walletTypesAnswer }, ...problems() } };
  app.get('/v1/deposit-wallet-types', { schema }, async (request) => {
    const types = await ports.deposits.walletTypes(callerOf(request));
    const data = types.map(({ type, currency, numberPattern, languages, minAmount, maxAmount, available }) => ({
      type,
      currency,
      transactionNumberPattern: numberPattern,
      languages: [...languages],
      minAmount: Number(minAmount.minor),
      maxAmount: Number(maxAmount.minor),
      available,
    }));
    return { data };
  });
}

/** Needs no key: the same user is shown the same number for a while, however often it is asked. */
function assignWalletRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'assignDepositWallet',
    summary: 'Get the number that a user is to send money to',
    ...COMMON,
    body: assignWalletBody,
    response: { 200: { description: 'The number.', ...assignedWalletAnswer }, ...problems('no_wallet_available', 'payload_too_large', 'unsupported_media_type') },
  };
  app.post('/v1/deposit-wallets', { schema }, async (request) => {
    const { walletType, currency, user } = parseAssignWallet(request.body);
    const { number, title, expiresAt } = await ports.deposits.assign(callerOf(request), { walletType, currency, label: user });
    return { walletType, number, title: orNull(title), expiresAt };
  });
}

function createDepositRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'createDeposit',
    summary: 'Claim a transfer',
    description:
      'A claim that gets nothing is no error: it is a deposit whose state is `refused`, with its reason. At most one claim ever gets a transfer. A claim before the transfer is known is `possible`, and credited when it comes.',
    ...COMMON,
    headers: creatingAndWaitingHeaders,
    body: createDepositBody,
    response: {
      201: { description: 'Claimed; its state says what came of it.', ...depositAnswer },
      200: { description: 'Claimed before with this key; as it is now.', ...depositAnswer },
      ...problems('idempotency_key_missing', 'idempotency_conflict', 'payload_too_large', 'unsupported_media_type'),
    },
  };
  app.post('/v1/deposits', { schema }, async (request, reply) => {
    const idempotencyKey = idempotencyKeyOf(request.headers['idempotency-key']);
    const patience = patienceOf(request, reply);
    const created = await createDeposit(ports, callerOf(request), { input: request.body, idempotencyKey, ...patience });
    const { deposit, replayed } = created;
    sayApplied(reply, patience, created);
    if (replayed) void reply.header('idempotent-replayed', 'true');
    return reply.code(replayed ? 200 : 201).header('location', `/v1/deposits/${deposit.id}`).send(presentDeposit(deposit));
  });
}

function readRoutes(app: FastifyInstance, ports: EdgePorts): void {
  const one = {
    operationId: 'getDeposit',
    summary: 'Read a deposit',
    ...COMMON,
    headers: waitingHeaders,
    params: idParams,
    response: { 200: { description: 'As it is now.', ...depositAnswer }, ...problems('not_found') },
  };
  app.get<{ Params: { id: string } }>('/v1/deposits/:id', { schema: one }, async (request, reply) => {
    const patience = patienceOf(request, reply);
    const settled = await getDeposit(ports, callerOf(request), { depositId: request.params.id, ...patience });
    sayApplied(reply, patience, settled);
    return presentDeposit(settled.deposit);
  });
  const list = {
    operationId: 'listDeposits',
    summary: 'List deposits',
    ...COMMON,
    querystring: listDepositsQuery,
    response: { 200: { description: 'One page, newest first.', ...depositListAnswer }, ...problems() },
  };
  app.get('/v1/deposits', { schema: list }, async (request) => {
    const { deposits, nextCursor } = await listDeposits(ports, callerOf(request), readNumbers(request.query));
    return { data: deposits.map(presentDeposit), nextCursor: orNull(nextCursor) };
  });
}
