import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

const DESCRIPTION = `One integration for Pakistan's mobile wallets. Amounts are integers in paisa.

**Authentication.** Sign every request with HTTP Message Signatures (RFC 9421): cover \`@method\`, \`@path\`, \`@query\`, with a body also
\`content-digest\` (RFC 9530), and \`idempotency-key\` where present; parameters \`created\`, \`keyid\` and a fresh \`nonce\`; \`hmac-sha256\` or
\`ed25519\`. A test key may be sent as \`Authorization: Bearer adt_...\` instead; a live key may not.

**Idempotency.** Every call that creates something needs an \`Idempotency-Key\`. The same key and content answers with what was created,
other content with 409. After a time-out or a 503, send the same key again: it never pays twice.

**Errors** are problem documents (RFC 9457) with a stable \`code\`; \`errors\` names every wrong field.`;

/** The API's description: JSON at `/openapi.json`, a readable page at `/docs`. Built from the schemas that check the requests. */
export async function serveOpenApi(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Adaigi', version: '1.0.0', description: DESCRIPTION },
      servers: [{ url: publicUrl }],
      tags: [
        { name: 'Payments', description: 'Take money from a mobile wallet and give it back.' },
        { name: 'Payouts', description: 'Pay money from your available balance into a mobile wallet.' },
        { name: 'Deposits', description: 'Credit money that a user sent by hand to a wallet of ours.' },
        { name: 'Webhooks', description: 'Hear about payments, refunds, payouts and deposits (Standard Webhooks).' },
        { name: 'Balances', description: 'What you may pay out, and what happened to it.' },
        { name: 'Routing', description: 'Why a payment went the way it went, and rules for those to come.' },
        { name: 'PayPro', description: 'The pay-in calls of the PayPro API, for clients that speak it already.' },
        { name: 'Paykassma', description: 'The deposits and withdrawals of the Paykassma API, for clients that speak it already. `api.` and `plugin.` before your host.' },
        { name: 'Callbacks', description: 'Where the wallet providers report. Not for merchants.' },
      ],
      components: {
        securitySchemes: {
          httpSignature: { type: 'apiKey', in: 'header', name: 'Signature', description: 'RFC 9421, with Signature-Input.' },
          testKey: { type: 'http', scheme: 'bearer', description: 'Test keys only.' },
          operator: { type: 'http', scheme: 'basic', description: 'Handle and token of an operator of the platform. Not for merchants.' },
        },
      },
    },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', uiConfig: { defaultModelsExpandDepth: 0, tryItOutEnabled: false } });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
