import { PAKISTAN, money, toDecimalText } from '@adaigi/domain';
import type { EdgePorts } from '../../ports.ts';
import { accepted, refused } from './answers.ts';
import { checkOrder } from './check-order.ts';
import { balanceCheck } from './fields.ts';
import { answerSigned, answerUnsigned, openOrder, type PayproRequest, type ShapedAnswer } from './order.ts';

/**
 * `queryBalance`: rupees with two decimals, all texts. Frozen is what open payouts and refunds have set aside.
 * @throws AdaigiError `unavailable`
 */
export async function queryBalance(ports: Pick<EdgePorts, 'credentials' | 'ledger' | 'clock'>, request: PayproRequest): Promise<ShapedAnswer> {
  const opened = await openOrder(ports, balanceCheck, request);
  if (opened.kind === 'refused') return answerUnsigned(opened, opened.answer);
  const { order } = opened;
  return answerSigned(order, async () => {
    const checked = checkOrder(balanceCheck, order, ports.clock.now());
    if (checked.kind === 'wrong') return refused(order.settings, checked.msg, null);
    const { balances } = await ports.ledger.balances(order.caller);
    const { available, held, refunding, unsettled } = balances.find(({ currency }) => currency === PAKISTAN.currency) ?? NOTHING;
    return accepted({ availableAmount: rupees(available), freezeAmount: rupees(held + refunding), unsettledAmount: rupees(unsettled) });
  });
}

const NOTHING = { available: 0n, held: 0n, refunding: 0n, unsettled: 0n };

function rupees(minor: bigint): string {
  return `${minor < 0n ? '-' : ''}${toDecimalText(money(minor < 0n ? -minor : minor, PAKISTAN.currency))}`;
}
