import { parseListPayments } from '../schemas/list-payments.ts';
import type { Caller, EdgePorts, PaymentView } from '../ports.ts';

/**
 * One page of the caller's payments, newest first.
 * @param input the filters, unchecked
 * @throws AdaigiError `invalid_request` naming every wrong parameter
 */
export async function listPayments(ports: Pick<EdgePorts, 'payments'>, caller: Caller, input: unknown): Promise<{ payments: PaymentView[]; nextCursor: string }> {
  const query = parseListPayments(input);
  return ports.payments.list(caller, {
    reference: query.reference ?? '',
    state: query.state ?? null,
    createdFrom: utc(query.createdFrom),
    createdTo: utc(query.createdTo),
    limit: query.limit ?? 20,
    cursor: query.cursor ?? '',
  });
}

function utc(time: string | undefined): string {
  return time === undefined ? '' : new Date(time).toISOString();
}
