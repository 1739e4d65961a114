import Fastify, { type FastifyInstance } from 'fastify';
import { registerCallbacks } from '../callbacks/routes.ts';
import { registerTransferGateway } from '../callbacks/transfer-gateway.ts';
import { isPaykassmaUrl, registerPaykassma, sendNotFound } from '../dialects/paykassma/routes.ts';
import { registerPaypro } from '../dialects/paypro/routes.ts';
import { endConnectionsOnClose } from './closing.ts';
import { registerWindow } from '../window/routes.ts';
import { answerErrors, sendProblem, toAdaigiError } from './errors.ts';
import { watchMethods } from './wrong-method.ts';
import { registerOperatorApi } from './operators.ts';
import { registerNativeApi } from './native-api.ts';
import type { HttpOptions } from './options.ts';
import { registerPayPage } from '../pay-page/routes.ts';
import { limitByAddress } from './rate-limit.ts';
import { observeRequests } from './observe.ts';
import { keepRawBody } from './raw-body.ts';
import { serveOpenApi } from './openapi.ts';

/** Largest body of any route, in bytes. */
export const BODY_LIMIT_BYTES = 65_536;

/** Builds the HTTP server of the edge; the caller listens and closes. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    exposeHeadRoutes: false,
    // Fastify's own answer to a path that cannot be decoded repeats it, the secret in its query included.
    frameworkErrors: (error, request, reply) => {
      if (isPaykassmaUrl(request.url)) sendNotFound(reply);
      else sendProblem(request, reply, toAdaigiError(error));
    },
    requestTimeout: 30_000,
    keepAliveTimeout: 75_000,
    // Whoever changes a host name in a client's configuration easily leaves a slash too many: `https://host/` before `/v1/...`.
    routerOptions: { maxParamLength: 200, ignoreDuplicateSlashes: true, ignoreTrailingSlash: true },
  });
  // Schemas describe; use cases check. One check for HTTP and gRPC, and no second schema compiler in memory.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  endConnectionsOnClose(app);
  keepRawBody(app);
  observeRequests(app, options);
  limitByAddress(app, options.ports.rateLimits);
  answerErrors(app, options.log);
  await serveOpenApi(app, options.publicUrl);
  const answerWrongMethods = watchMethods(app);
  await app.register(async (scope) => registerNativeApi(scope, options));
  await app.register(async (scope) => registerOperatorApi(scope, options));
  for (const registerDialect of [registerPaypro, registerPaykassma]) {
    await app.register(async (scope) => {
      const answerWrongMethodsHere = watchMethods(scope);
      registerDialect(scope, options);
      answerWrongMethodsHere();
    });
  }
  await app.register(async (scope) => registerWindow(scope, options));
  await app.register(async (scope) => registerPayPage(scope, options));
  await app.register(async (scope) => registerCallbacks(scope, options));
  await app.register(async (scope) => registerTransferGateway(scope, options));
  answerWrongMethods();
  return app;
}
