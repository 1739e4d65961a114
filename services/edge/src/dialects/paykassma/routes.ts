import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ERROR_CODES, type AdaigiError } from '@adaigi/errors';
import { isWithinJsonLimits } from '@adaigi/signatures';
import { reportFault, toAdaigiError } from '../../http/errors.ts';
import type { HttpOptions } from '../../http/options.ts';
import { requireRate } from '../../usecases/require-rate.ts';
import { activate } from './activate.ts';
import { activateAnswer, answerSchema, availableAnswer, createAnswer } from './answer-schemas.ts';
import { NOT_FOUND, outcomeUnknown, refused, type PaykassmaAnswer } from './answers.ts';
import { available } from './available.ts';
import { createPush } from './create-push.ts';
import { createTransaction } from './create-transaction.ts';
import { createWithdrawal } from './create-withdrawal.ts';
import { activateFields, createFields, pushFields, saveIdFields, withdrawalFields } from './fields.ts';
import { merchantBySecret, withdrawingMerchant, type NamedBy, type PaykassmaMerchant } from './merchant.ts';
import { currenciesOf } from './currencies.ts';
import { saveCustomId } from './save-custom-id.ts';

const DEFAULTS = { failHttpStatus: 200 };
const secretQuery = Type.Object({ secret: Type.String({ description: 'Your `pluginapi_secret`. A wrong one is answered 404.' }) });

/** Whether a request that reached no route was meant for this dialect. @param url as it came, perhaps with slashes too many */
export function isPaykassmaUrl(url: string): boolean {
  return /^\/+(?:api\/+v1|v2\/+withdrawal)(?:[/?]|$)/.test(url);
}

/** What this API has and we do not is refused in its own words. */
export function sendNotFound(reply: FastifyReply): FastifyReply {
  return send(reply, NOT_FOUND);
}

/** The Paykassma dialect. `api.<host>` names the merchant of a withdrawal; every other call carries its secret. */
export function registerPaykassma(app: FastifyInstance, options: HttpOptions): void {
  const { ports } = options;
  answerErrors(app, options);

  const bySecret = (call: (merchant: PaykassmaMerchant, request: FastifyRequest) => Promise<PaykassmaAnswer>) =>
    handler(options, async (request, named) => serve(await merchantBySecret(ports, named), request, call));

  app.post<{ Params: { wallet_type: string } }>(
    '/api/v1/transaction/create/:wallet_type',
    { schema: { ...about('Show a wallet to pay to'), querystring: secretQuery, params: typeParams('wallet_type'), body: createFields, response: { 200: createAnswer } } },
    bySecret((merchant, request) => createTransaction(ports, merchant, paramOf(request, 'wallet_type'), bodyOf(request))),
  );
  app.post(
    '/api/v1/transaction/activate',
    { schema: { ...about('Claim a transfer'), querystring: secretQuery, body: activateFields, response: { 200: activateAnswer } } },
    bySecret((merchant, request) => activate(ports, merchant, bodyOf(request))),
  );
  app.post<{ Params: { method: string } }>(
    '/api/v1/payment/create/:method',
    { schema: { ...about('Ask the payer on the phone'), querystring: secretQuery, params: typeParams('method'), body: pushFields, response: { 200: answerSchema() } } },
    bySecret((merchant, request) => createPush(ports, merchant, paramOf(request, 'method'), bodyOf(request))),
  );
  app.post(
    '/api/v1/payment/save-transaction-custom-id',
    { schema: { ...about("Bind your number to a user's next transaction"), querystring: secretQuery, body: saveIdFields, response: { 200: answerSchema() } } },
    bySecret((merchant, request) => saveCustomId(ports, merchant, bodyOf(request))),
  );
  app.get(
    '/api/v1/payment-systems/available',
    { schema: { ...about('List methods'), querystring: secretQuery, response: { 200: availableAnswer } } },
    bySecret(async (merchant, request) => available(ports, merchant, await currenciesOf(request))),
  );
  app.post(
    '/v2/withdrawal/create',
    { schema: { ...about('Pay a user'), body: withdrawalFields, response: { 200: answerSchema() } } },
    handler(options, async (request, named) => serve(await withdrawingMerchant(ports, named), request, (merchant) => createWithdrawal(ports, merchant, bodyOf(request)))),
  );
  for (const url of ['/api/v1/*', '/v2/withdrawal/*']) app.all(url, { schema: { hide: true } }, (_request, reply) => sendNotFound(reply));
}

/** What every call asks for before its fields are read or its signature is computed: anybody may send a withdrawal's body. */
async function serve<M extends PaykassmaMerchant>(merchant: M | null, request: FastifyRequest, call: (merchant: M, request: FastifyRequest) => Promise<PaykassmaAnswer>): Promise<PaykassmaAnswer> {
  if (merchant === null) return NOT_FOUND;
  if (!merchant.active) return refused(merchant.settings, 'Merchant disabled');
  if (!isWithinJsonLimits(bodyOf(request))) return refused(merchant.settings, 'The request body has too many fields or is nested too deeply.');
  return call(merchant, request);
}

function about(summary: string) {
  return { summary, tags: ['Paykassma'], description: 'Refusals answer HTTP 200 (or `fail_http_status`) with status `fail`; 503 with status `error` leaves the outcome open: send the same again.' };
}

function typeParams(name: string) {
  return Type.Object({ [name]: Type.String({ description: 'Method, for example easypaisa.' }) });
}

function handler(options: HttpOptions, call: (request: FastifyRequest, named: NamedBy) => Promise<PaykassmaAnswer>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const named = namedBy(request);
    requireRate(options.ports.rateLimits, 'key', `paykassma ${named.host.slice(0, 100)} ${request.ip} ${request.routeOptions.url ?? ''}`);
    return send(reply, await call(request, named));
  };
}

function namedBy(request: FastifyRequest): NamedBy {
  const { query } = request;
  const secret = typeof query === 'object' && query !== null && 'secret' in query ? query.secret : '';
  return { host: request.hostname.toLowerCase(), secret: typeof secret === 'string' ? secret : '', ip: request.ip };
}

function paramOf(request: FastifyRequest, name: string): string {
  const { params } = request;
  const value = typeof params === 'object' && params !== null ? Object.entries(params).find(([key]) => key === name)?.[1] : undefined;
  return typeof value === 'string' ? value : '';
}

function bodyOf(request: FastifyRequest): string {
  return request.rawBody?.toString('utf8') ?? '';
}

/** Errors of this scope keep the dialect's shape. */
function answerErrors(app: FastifyInstance, options: HttpOptions): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = toAdaigiError(error);
    reportFault(options.log, request, problem);
    return send(reply, errorAnswer(problem));
  });
}

function errorAnswer(error: AdaigiError): PaykassmaAnswer {
  const { http } = ERROR_CODES[error.code];
  switch (error.code) {
    case 'unavailable':
    case 'deadline_exceeded':
      return outcomeUnknown(503, 'Service unavailable', error.retryAfterS ?? 2);
    case 'rate_limited':
      return outcomeUnknown(429, 'Too many requests', error.retryAfterS ?? 1);
    case 'method_not_allowed':
    case 'payload_too_large':
      return { httpStatus: http, body: { status: 'fail', message: error.message } };
    default:
      return http < 500 ? refused(DEFAULTS, 'The request cannot be read.') : outcomeUnknown(500, 'Internal error');
  }
}

function send(reply: FastifyReply, { httpStatus, body, retryAfterS }: PaykassmaAnswer): FastifyReply {
  if (retryAfterS !== undefined) void reply.header('retry-after', String(Math.ceil(retryAfterS)));
  return reply.code(httpStatus).type('application/json').send(JSON.stringify(body));
}
