import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TObject } from 'typebox';
import type { EdgePorts } from '../../ports.ts';
import type { HttpOptions } from '../../http/options.ts';
import { reportFault, toAdaigiError } from '../../http/errors.ts';
import { requireRate } from '../../usecases/require-rate.ts';
import { answerSchema, balanceData, hostedData, orderData, queryData } from './answer-schemas.ts';
import { envelope, faultAnswer, type PayproAnswer } from './answers.ts';
import { balanceFields, hostedFields, payInFields, payoutFields, queryFields } from './fields.ts';
import { hostedPayIn } from './hosted-pay-in.ts';
import type { PayproRequest, ShapedAnswer } from './order.ts';
import { payIn } from './pay-in.ts';
import { payOut } from './payout.ts';
import { queryBalance } from './query-balance.ts';
import { queryPayIn, queryPayOut } from './query.ts';
import { signAnswer } from './sign-answer.ts';

type Call = (ports: EdgePorts, request: PayproRequest, publicUrl: string) => Promise<ShapedAnswer>;

interface PayproRoute {
  /** Below `/v1/payproPK/`, and below `/v1/vexora/` under the family's newer brand. */
  readonly paths: readonly [paypro: string, vexora: string];
  readonly summary: string;
  readonly body: TObject;
  readonly data: TObject;
  readonly call: Call;
}

const ROUTES: readonly PayproRoute[] = [
  { paths: ['payinApi', 'deposits'], summary: 'Create an order', body: payInFields, data: orderData, call: payIn },
  { paths: ['payin', 'checkout'], summary: 'Create an order with a payment page', body: hostedFields, data: hostedData, call: hostedPayIn },
  { paths: ['payout', 'disbursements'], summary: 'Pay somebody', body: payoutFields, data: orderData, call: payOut },
  { paths: ['queryPayInResult', 'queryPayInResult'], summary: 'Ask for an order', body: queryFields, data: queryData, call: queryPayIn },
  { paths: ['queryPayOutResult', 'queryPayOutResult'], summary: 'Ask for a payout', body: queryFields, data: queryData, call: queryPayOut },
  { paths: ['queryBalance', 'queryBalance'], summary: 'Ask for the balance', body: balanceFields, data: balanceData, call: queryBalance },
];

/** The PayPro dialect, at the root and under its prefixes. */
export function registerPaypro(app: FastifyInstance, options: HttpOptions): void {
  answerInEnvelopes(app, options);
  for (const prefix of ['', ...options.payproPrefixes]) {
    for (const route of ROUTES) {
      const [paypro, vexora] = route.paths;
      addRoute(app, options, route, { path: `${prefix}/v1/payproPK/${paypro}`, hide: prefix !== '' });
      addRoute(app, options, route, { path: `${prefix}/v1/vexora/${vexora}`, hide: true });
    }
  }
}

function addRoute(app: FastifyInstance, options: HttpOptions, { summary, body, data, call }: PayproRoute, at: { readonly path: string; readonly hide: boolean }): void {
  const description = 'Header `merchantNo` says who calls; `sign` proves it. Refusals answer HTTP 200 with code 8000.';
  const schema = { summary, hide: at.hide, tags: ['PayPro'], description, body, response: { 200: answerSchema(data) } };
  app.post(at.path, { schema }, handler(options, call));
}

function handler(options: HttpOptions, call: Call) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const merchantNo = request.headers['merchantno'];
    const from: PayproRequest = { merchantNo: typeof merchantNo === 'string' ? merchantNo : '', body: request.rawBody?.toString('utf8') ?? '', ip: request.ip };
    requireRate(options.ports.rateLimits, 'key', `paypro ${from.merchantNo.slice(0, 20)} ${request.ip} ${request.routeOptions.url ?? ''}`);
    const { answer, settings, secret, fault } = await call(options.ports, from, options.publicUrl);
    if (fault !== null) reportFault(options.log, request, fault);
    const body = envelope(answer, settings.stringlyEnvelope, options.ports.clock.now());
    return send(reply, answer, secret === null ? body : signAnswer(body, secret, settings));
  };
}

/** Errors before anybody is proven keep the dialect's shape, without any merchant's settings. */
function answerInEnvelopes(app: FastifyInstance, options: HttpOptions): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = toAdaigiError(error);
    reportFault(options.log, request, problem);
    const answer = faultAnswer(problem);
    return send(reply, answer, envelope(answer, false, options.ports.clock.now()));
  });
}

function send(reply: FastifyReply, { httpStatus, retryAfterS }: PayproAnswer, body: Readonly<Record<string, unknown>>): FastifyReply {
  if (retryAfterS !== undefined) void reply.header('retry-after', String(Math.ceil(retryAfterS)));
  return reply.code(httpStatus).type('application/json').send(JSON.stringify(body));
}
