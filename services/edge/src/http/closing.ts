import type { FastifyInstance } from 'fastify';

/**
 * Answers given while the server closes end their connections: Node closes only those that are idle when it begins, so a client that
 * keeps its connection alive would hold up the stop until it times out.
 */
export function endConnectionsOnClose(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done(null, payload);
  });
}
