import { Type } from 'typebox';
import type { FastifyInstance } from 'fastify';
import type { HttpOptions } from '../http/options.ts';
import { readJson } from '../http/raw-body.ts';
import { problems } from '../schemas/problem.ts';
import { receiveTransfer, transferBody } from '../usecases/receive-transfer.ts';

/** `POST /v1/transfer-gateways/{gateway}/transfers`: a phone that reads a receiving wallet's messages tells of a transfer. Not for merchants. */
export function registerTransferGateway(app: FastifyInstance, { ports, transferGateways, log }: HttpOptions): void {
  const schema = {
    summary: "A phone gateway's word about a transfer",
    description: 'Signed by Standard Webhooks with the secret of the gateway. Answered only after the transfer is safe; a repeat is harmless.',
    tags: ['Callbacks'],
    body: transferBody,
    response: { 200: { description: 'It is recorded.', ...Type.Object({ known: Type.Boolean({ description: 'It was known before.' }) }) }, ...problems() },
  };
  app.post<{ Params: { gateway: string } }>('/v1/transfer-gateways/:gateway/transfers', { schema }, async (request) => {
    const header = (name: string): string => [request.headers[name] ?? ''].flat().join(' ');
    const message = { id: header('webhook-id'), timestamp: header('webhook-timestamp'), signature: header('webhook-signature'), body: request.rawBody ?? Buffer.alloc(0) };
    const { known } = await receiveTransfer(ports, transferGateways, request.params.gateway, message, readJson);
    if (!known) log.info({ gateway: request.params.gateway }, 'a gateway told of a transfer');
    return { known };
  });
}
