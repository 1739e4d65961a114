import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { statementAnswer } from '../schemas/ledger-answer.ts';
import { readNumbers } from '../schemas/page.ts';
import { problems } from '../schemas/problem.ts';
import { statementQuery } from '../schemas/statement.ts';
import { askedStatement, getStatement, getWholeStatement } from '../usecases/get-statement.ts';
import { callerOf } from './authenticate.ts';
import { SECURITY } from './documented.ts';
import { presentStatement } from './present-ledger.ts';
import { statementCsv } from './statement-csv.ts';

/** `GET /v1/reports/statement`: JSON by pages, or the whole as CSV. */
export function getStatementRoute(app: FastifyInstance, ports: EdgePorts): void {
  const ok = {
    description: 'One page, oldest line first; or the whole statement as CSV.',
    content: { 'application/json': { schema: statementAnswer }, 'text/csv': { schema: { type: 'string' } } },
  };
  const schema = {
    operationId: 'getStatement',
    summary: 'Get a statement',
    tags: ['Balances'],
    security: SECURITY,
    querystring: statementQuery,
    response: { 200: ok, ...problems() },
  };
  app.get('/v1/reports/statement', { schema }, async (request, reply) => {
    const asked = askedStatement(readNumbers(request.query));
    const caller = callerOf(request);
    if (asked.format === 'json') return presentStatement(asked, await getStatement(ports, caller, asked));
    const { opening, lines } = await getWholeStatement(ports, caller, asked);
    void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="statement-${asked.fromDay}-${asked.toDay}.csv"`);
    return reply.send(Readable.from(statementCsv(opening, lines)));
  });
}
