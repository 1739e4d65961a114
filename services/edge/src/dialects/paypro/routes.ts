import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CODES, type AdaigiError } from '@adaigi/errors';
import type { HttpOptions } from '../../http/options.ts';
import { reportFault, toAdaigiError } from '../../http/errors.ts';
import { requireRate } from '../../usecases/require-rate.ts';
import { envelope, outcomeUnknown, type PayproAnswer } from './answers.ts';
import { payInFields, queryFields } from './fields.ts';
import type { PayproRequest } from './order.ts';
import { payIn, type ShapedAnswer } from './pay-in.ts';
import { queryPayIn } from './query-pay-in.ts';
import { answerSchema, payInData, queryData } from './answer-schemas.ts';

const PAY_IN_PATHS = ['/v1/payproPK/payinApi', '/v1/vexora/deposits'];
const QUERY_PATHS = ['/v1/payproPK/queryPayInResult', '/v1/vexora/queryPayInResult'];

type Call = (request: PayproRequest) => Promise<ShapedAnswer>;

/** The PayPro dialect, at the root and under its prefixes. Only the pay-in calls; every other path of that API is unknown here. */
export function registerPaypro(app: FastifyInstance, options: HttpOptions): void {
  const { ports } = options;
  answerInEnvelopes(app, options);
  for (const prefix of ['', ...options.payproPrefixes]) {
    for (const path of PAY_IN_PATHS) {
      const schema = { ...about('Create an order', prefix !== '' || path !== PAY_IN_PATHS[0]), body: payInFields, response: { 200: answerSchema(payInData) } };
      app.post(`${prefix}${path}`, { schema }, handler(options, (request) => payIn(ports, request)));
    }
    for (const path of QUERY_PATHS) {
      const schema = { ...about('Ask for an order', prefix !== '' || path !== QUERY_PATHS[0]), body: queryFields, response: { 200: answerSchema(queryData) } };
      app.post(`${prefix}${path}`, { schema }, handler(options, (request) => queryPayIn(ports, request)));
    }
  }
}

function about(summary: string, hide: boolean) {
  return { summary, hide, tags: ['PayPro'], description: 'Header `merchantNo` says who calls; `sign` proves it. Refusals answer HTTP 200 with code 8000.' };
}

function handler(options: HttpOptions, call: Call) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const merchantNo = request.headers['merchantno'];
    const from: PayproRequest = { merchantNo: typeof merchantNo === 'string' ? merchantNo : '', body: request.rawBody?.toString('utf8') ?? '' };
    requireRate(options.ports.rateLimits, 'key', `paypro ${from.merchantNo.slice(0, 20)} ${request.ip} ${request.routeOptions.url ?? ''}`);
    const { answer, settings } = await call(from);
    return send(reply, options, answer, settings.stringlyEnvelope);
  };
}

/** Errors of this scope keep the dialect's shape. What is not the client's fault leaves the order's fate open, so it is `5000`, never `8000`. */
function answerInEnvelopes(app: FastifyInstance, options: HttpOptions): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = toAdaigiError(error);
    reportFault(options.log, request, problem);
    return send(reply, options, errorAnswer(problem), false);
  });
}

function errorAnswer(error: AdaigiError): PayproAnswer {
  const { http } = ERROR_CODES[error.code];
  switch (error.code) {
    case 'unavailable':
    case 'deadline_exceeded':
      return outcomeUnknown(503, 'service unavailable', error.retryAfterS ?? 2);
    case 'rate_limited':
      return outcomeUnknown(429, 'too many requests', error.retryAfterS ?? 1);
    case 'method_not_allowed':
    case 'payload_too_large':
      return { httpStatus: http, code: '8000', msg: error.message, data: null };
    default:
      return http < 500 ? { httpStatus: 200, code: '8000', msg: 'parameter error: body', data: null } : outcomeUnknown(200, 'internal exception');
  }
}

function send(reply: FastifyReply, options: HttpOptions, answer: PayproAnswer, stringly: boolean): FastifyReply {
  if (answer.retryAfterS !== undefined) void reply.header('retry-after', String(Math.ceil(answer.retryAfterS)));
  return reply.code(answer.httpStatus).type('application/json').send(JSON.stringify(envelope(answer, stringly, options.ports.clock.now())));
}
