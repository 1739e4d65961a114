import type { Mode, Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { Calendar } from '../core/calendar.ts';
import type { Hold, HoldAnswer } from '../core/holds.ts';
import { feeOf, termsOf } from '../core/terms.ts';
import type { Terms } from '../core/terms.ts';
import type { FundsLanes } from './funds-lanes.ts';
import { isChannel, isReference, wrongField } from './input.ts';

export interface HoldMoneyPorts {
  readonly lanes: Pick<FundsLanes, 'command'>;
  readonly terms: Terms;
  readonly calendar: Calendar;
  readonly now: () => Date;
}

export interface HoldMoneyInput {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly reference: string;
  readonly amount: Money;
  readonly method: string;
}

const METHOD = /^payout\.[a-z][a-z0-9_-]{0,40}$/;

/**
 * Sets an amount and its fee aside, if the available balance covers both.
 *
 * @throws AdaigiError `insufficient_balance`, `idempotency_conflict`, `hold_settled` (the reference was released before it was held), `invalid_request`,
 * `unavailable` (a repeat with the same reference is safe).
 */
export function createHoldMoney(ports: HoldMoneyPorts): (input: HoldMoneyInput) => Promise<Hold> {
  return async ({ merchantId, mode, reference, amount, method }) => {
    if (!isReference(reference)) throw wrongField('reference', 'must be 1 to 128 letters, digits or . _ : -');
    if (!METHOD.test(method)) throw wrongField('method', 'must be payout, a dot and a wallet, for example payout.jazzcash');
    if (amount.minor <= 0n) throw wrongField('amount.minor', 'must be above zero');
    const feeMinor = feeOf(termsOf(ports.terms, merchantId), method, amount.minor, ports.calendar.dayOf(ports.now()));
    const { currency, minor } = amount;
    return holdOf(await ports.lanes.command({ merchantId, mode, currency }, { kind: 'hold', reference, currency, minor, feeMinor, method }));
  };
}

/** The hold, or the refusal as an error. */
export function holdOf(answer: HoldAnswer): Hold {
  if (answer.kind !== 'refused') return answer.hold;
  switch (answer.refusal) {
    case 'insufficient_balance':
      throw new AdaigiError('insufficient_balance', 'The available balance does not cover the amount and its fee.');
    case 'conflict':
      throw new AdaigiError('idempotency_conflict', 'The reference was used with other content.');
    case 'ended_otherwise':
      throw new AdaigiError('hold_settled', 'The hold has ended otherwise.');
    case 'not_found':
      throw new AdaigiError('not_found', 'There is no such hold.');
    default:
      return answer.refusal satisfies never;
  }
}

/** @throws AdaigiError `invalid_request` */
export function checkChannel(channel: string): string {
  if (isChannel(channel)) return channel;
  throw wrongField('channel', 'must be the id of a channel');
}
