import type { Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { FUNDING, merchantAccount } from '../core/accounts.ts';
import { EMPTY_BALANCE } from '../core/balance.ts';
import type { MerchantBalance } from '../core/balance.ts';
import type { Calendar } from '../core/calendar.ts';
import { transfer } from '../core/movement.ts';
import type { Balances } from '../ports.ts';
import type { FundsLanes } from './funds-lanes.ts';
import { isReference, wrongField } from './input.ts';

export interface FundMerchantPorts {
  readonly lanes: Pick<FundsLanes, 'credit'>;
  readonly balances: Balances;
  readonly calendar: Calendar;
  readonly now: () => Date;
  /** Development and tests only. */
  readonly allowed: boolean;
}

export interface FundMerchantInput {
  readonly merchantId: string;
  readonly reference: string;
  readonly amount: Money;
}

/** More than any demo needs, and far below what an amount can hold. */
const MOST_MINOR = 100_000_000_000n;

/**
 * Books test money to a merchant's available balance, once per reference. There is no such thing for live money.
 *
 * @throws AdaigiError `forbidden` in production, `invalid_request`, `unavailable`.
 */
export function createFundMerchant(ports: FundMerchantPorts): (input: FundMerchantInput) => Promise<MerchantBalance> {
  return async ({ merchantId, reference, amount }) => {
    if (!ports.allowed) throw new AdaigiError('forbidden', 'Test money exists in development only.');
    if (!isReference(reference)) throw wrongField('reference', 'must be 1 to 128 letters, digits or . _ : -');
    const { minor, currency } = amount;
    if (minor <= 0n || minor > MOST_MINOR) throw wrongField('amount.minor', `must be from 1 to ${MOST_MINOR}`);
    const at = ports.now();
    const scope = { merchantId, mode: 'test', currency } as const;
    await ports.lanes.credit(scope, {
      ...scope,
      id: `funding:${merchantId}:${reference}`,
      kind: 'funding',
      subject: reference,
      ordinal: 1,
      refundId: '',
      reference: '',
      moved: transfer(FUNDING, merchantAccount(merchantId, 'available'), minor),
      occurredAt: at,
      bookedAt: at,
      bookedDay: ports.calendar.dayOf(at),
      settleDay: '',
      fact: null,
    });
    const balances = await ports.balances.ofMerchant(merchantId, 'test');
    return balances.find((each) => each.currency === currency)?.balance ?? EMPTY_BALANCE;
  };
}
