import { setTimeout as sleep } from 'node:timers/promises';
import { isDepositFinal, type Deposit, type Mode } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { DepositFilter, DepositPorts, DepositStore } from '../../deposit-ports.ts';
import { decodeCursor, encodeCursor } from '../list-payments.ts';

/** By id, or by the key and dialect it was claimed with. */
export type DepositName = { readonly id: string } | { readonly dialect: string; readonly key: string };

/**
 * Reads a deposit of a merchant, waiting up to `waitMs` for its end.
 *
 * @throws AdaigiError not_found (also for a deposit of another merchant or of the other world).
 */
export async function getDeposit(ports: Pick<DepositPorts, 'deposits' | 'depositIds' | 'pollMs'>, merchantId: string, mode: Mode, name: DepositName, waitMs: number): Promise<Deposit> {
  const id = 'id' in name ? name.id : ports.depositIds.depositId(merchantId, name.dialect, mode, name.key);
  const deadline = performance.now() + waitMs;
  for (;;) {
    const deposit = await ports.deposits.find(id);
    if (deposit === null || deposit.merchantId !== merchantId || deposit.mode !== mode) throw new AdaigiError('not_found', 'no such deposit');
    const leftMs = deadline - performance.now();
    if (isDepositFinal(deposit.state) || leftMs <= 0) return deposit;
    await sleep(Math.min(leftMs, ports.pollMs));
  }
}

export interface DepositPage {
  readonly deposits: readonly Deposit[];
  readonly nextCursor: string;
}

/** One page of a merchant's deposits, newest first. @throws AdaigiError invalid_request for a cursor that is not ours. */
export async function listDeposits(store: Pick<DepositStore, 'list'>, filter: Omit<DepositFilter, 'before'>, cursor: string): Promise<DepositPage> {
  const found = await store.list({ ...filter, before: cursor === '' ? null : decodeCursor(cursor, 'dep'), limit: filter.limit + 1 });
  const deposits = found.slice(0, filter.limit);
  const last = deposits.at(-1);
  return { deposits, nextCursor: found.length > filter.limit && last !== undefined ? encodeCursor(last) : '' };
}
