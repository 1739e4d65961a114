import { PAKISTAN } from '@adaigi/domain';
import { parseStatementQuery, type StatementQuery } from '../schemas/statement.ts';
import type { BalanceView, Caller, EdgePorts, StatementLineView, StatementPageView } from '../ports.ts';

/** What a statement is asked for, with its defaults. */
export interface AskedStatement {
  readonly fromDay: string;
  readonly toDay: string;
  readonly currency: string;
  readonly format: 'json' | 'csv';
  readonly limit: number;
  readonly cursor: string;
}

/** @param input the query, unchecked. @throws AdaigiError `invalid_request` naming every wrong parameter */
export function askedStatement(input: unknown): AskedStatement {
  const { from, to, currency, format, limit, cursor }: StatementQuery = parseStatementQuery(input);
  return { fromDay: from, toDay: to, currency: currency ?? PAKISTAN.currency, format: format ?? 'json', limit: limit ?? 20, cursor: cursor ?? '' };
}

/** One page of the caller's statement, oldest line first. @throws AdaigiError `invalid_request`, `unavailable` */
export function getStatement(ports: Pick<EdgePorts, 'ledger'>, caller: Caller, { fromDay, toDay, currency, limit, cursor }: AskedStatement): Promise<StatementPageView> {
  return ports.ledger.statement(caller, { fromDay, toDay, currency, limit, cursor });
}

/** Lines of one question to the ledger, when all are wanted. */
const WHOLE_PAGE = 500;

/** All lines of a statement, a page in memory at a time; `opening` is there at once, so that what is wrong is known before anything is sent. */
export async function getWholeStatement(
  ports: Pick<EdgePorts, 'ledger'>,
  caller: Caller,
  asked: AskedStatement,
): Promise<{ readonly opening: BalanceView; readonly lines: AsyncIterable<StatementLineView> }> {
  const first = await getStatement(ports, caller, { ...asked, limit: WHOLE_PAGE });
  async function* lines(): AsyncIterable<StatementLineView> {
    yield* first.lines;
    for (let cursor = first.nextCursor; cursor !== ''; ) {
      const next = await getStatement(ports, caller, { ...asked, limit: WHOLE_PAGE, cursor });
      yield* next.lines;
      cursor = next.nextCursor;
    }
  }
  return { opening: first.opening, lines: lines() };
}
