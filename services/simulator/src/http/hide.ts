import type { FastifyReply } from 'fastify';
import type { Hidden } from '../usecases/desk.ts';

const firewallPage =
  '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.</body></html>';

/** Answers without the truth: nothing, an error, a page for people, or a cut connection. */
export function hide(reply: FastifyReply, answer: Hidden, holdMs: number): FastifyReply {
  switch (answer.kind) {
    case 'error':
      return reply.code(500).type('text/html').send('<html><body><h1>500 Internal Server Error</h1></body></html>');
    case 'unavailable':
      return reply.code(503).type('text/html').send('<html><body><h1>503 Service Unavailable</h1></body></html>');
    case 'page':
      return reply.code(200).type('text/html').send(firewallPage);
    case 'reset':
      reply.hijack();
      reply.raw.socket?.resetAndDestroy();
      return reply;
    case 'silence': {
      reply.hijack();
      const { socket } = reply.raw;
      const cut = setTimeout(() => socket?.destroy(), holdMs);
      socket?.once('close', () => clearTimeout(cut));
      return reply;
    }
    default:
      return answer.kind satisfies never;
  }
}
