import type { Mode, Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { BANK, clearingAccount, PROVIDER_FEES } from '../core/accounts.ts';
import type { Calendar } from '../core/calendar.ts';
import { movement } from '../core/movement.ts';
import type { Balances, Journal, LedgerMeter, Wake } from '../ports.ts';
import { checkChannel } from './hold-money.ts';
import { isReference, wrongField } from './input.ts';

export interface RecordProviderSettlementPorts {
  readonly journal: Journal;
  readonly balances: Balances;
  readonly calendar: Calendar;
  readonly meter: LedgerMeter;
  readonly wake: Wake;
  readonly now: () => Date;
}

export interface RecordProviderSettlementInput {
  readonly channel: string;
  readonly mode: Mode;
  readonly reference: string;
  /** What came into our bank account. */
  readonly received: Money;
  /** What the provider kept. */
  readonly providerFee: Money;
  readonly occurredAt: Date;
}

/**
 * Books what a provider paid out for a channel: its clearing account goes towards zero, and what is left on it is what the provider still owes us.
 *
 * @returns that rest, in minor units.
 * @throws AdaigiError `invalid_request`, `unavailable`.
 */
export function createRecordProviderSettlement(ports: RecordProviderSettlementPorts): (input: RecordProviderSettlementInput) => Promise<bigint> {
  return async ({ channel, mode, reference, received, providerFee, occurredAt }) => {
    checkChannel(channel);
    if (!isReference(reference)) throw wrongField('reference', 'must be 1 to 128 letters, digits or . _ : -');
    if (received.currency !== providerFee.currency) throw wrongField('provider_fee.currency', 'must be that of the money received');
    if (received.minor + providerFee.minor <= 0n) throw wrongField('received.minor', 'must be above zero together with the fee');
    const { currency } = received;
    const account = clearingAccount(channel);
    const bookedAt = ports.now();
    const stored = await ports.journal.insert({
      id: `provider_settlement:${mode}:${channel}:${reference}`,
      kind: 'provider_settlement',
      merchantId: '',
      mode,
      currency,
      subject: reference,
      ordinal: 1,
      refundId: '',
      reference: '',
      moved: movement([
        [BANK, received.minor],
        [PROVIDER_FEES, providerFee.minor],
        [account, -received.minor - providerFee.minor],
      ]),
      occurredAt,
      bookedAt,
      bookedDay: ports.calendar.dayOf(bookedAt),
      settleDay: '',
      fact: null,
    });
    if (stored === 'outrun') throw new AdaigiError('internal', 'A provider settlement met an entry of a payment.');
    if (stored === 'booked') {
      ports.meter.booked('provider_settlement');
      ports.wake();
    }
    return ports.balances.ofAccount(mode, currency, account);
  };
}
