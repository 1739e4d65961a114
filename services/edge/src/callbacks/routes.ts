import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpOptions } from '../http/options.ts';
import { receiveCallback } from '../usecases/receive-callback.ts';

interface Address {
  Params: { provider: string; channel: string };
}

/** Where wallet providers report: `POST`, and `GET` for those that only knock (Easypaisa's IPN). Any content type; the connector reads it. */
export function registerCallbacks(app: FastifyInstance, options: HttpOptions): void {
  const url = '/v1/callbacks/:provider/:channel';
  const schema = {
    summary: "A provider's message",
    description: 'Answered only after the message is safe; 503 asks the provider to try again.',
    tags: ['Callbacks'],
  };
  const handle = async (request: FastifyRequest<Address>, reply: FastifyReply): Promise<FastifyReply> => {
    const { provider, channel } = request.params;
    const { accepted, refusal, reply: answer } = await receiveCallback(options.ports, provider, {
      channel,
      method: request.method,
      query: (request.raw.url ?? '').split('?').slice(1).join('?'),
      contentType: request.headers['content-type'] ?? '',
      body: request.rawBody ?? Buffer.alloc(0),
    });
    if (!accepted) options.log.warn({ channel, refusal }, 'provider callback refused');
    // As bytes: the provider gets exactly what its connector said.
    return reply.code(answer.status).header('content-type', answer.contentType).send(Buffer.from(answer.body));
  };
  app.post<Address>(url, { schema }, handle);
  app.get<Address>(url, { schema }, handle);
}
