import type { Account, PayoutAccount } from '../core/accounts.ts';
import type { Answer } from '../core/course.ts';
import type { Books } from '../store/books.ts';
import type { Collections } from '../store/collections.ts';
import type { ControlState } from '../store/control-state.ts';
import type { Transfers } from '../store/transfers.ts';
import type { Wallets } from '../store/wallets.ts';
import type { SimulatorMetrics } from './metrics.ts';
import type { Settling } from './settling.ts';

/** What every use case works with. */
export interface Desk {
  readonly accounts: readonly Account[];
  readonly payoutAccounts: readonly PayoutAccount[];
  readonly collections: Collections;
  readonly transfers: Transfers;
  readonly books: Books;
  readonly control: ControlState;
  readonly wallets: Wallets;
  readonly settling: Settling;
  readonly metrics: SimulatorMetrics;
  readonly now: () => Date;
}

/** The answers that hide the truth from the caller. */
export type Hidden = { readonly kind: Exclude<Answer, 'result' | 'pending'> };

export function hidden(answer: Answer): Hidden | undefined {
  return answer === 'result' || answer === 'pending' ? undefined : { kind: answer };
}
