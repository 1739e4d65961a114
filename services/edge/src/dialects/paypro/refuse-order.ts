import { AdaigiError } from '@adaigi/errors';
import { refused, refusedOrder, type PayproAnswer } from './answers.ts';
import { answerUnsigned, remarkOf, type OpenedOrder, type ShapedAnswer, type SignedOrder } from './order.ts';

/** Looks for the order that a `tradeNo` names already. @throws AdaigiError `not_found` */
export type FindOrder = (tradeNo: string) => Promise<unknown>;

/** The refusal of an order whose sender is not proven: nothing was read, and nothing exists by it. */
export function refuseUnopened(opened: Extract<OpenedOrder, { kind: 'refused' }>): ShapedAnswer {
  const { answer, settings, remark } = opened;
  return answerUnsigned(opened, { ...answer, data: refusedOrder(settings, remark, answer.msg) });
}

/**
 * A refusal whose sender is proven. `8000` with status 00029 tells a merchant that the order failed, so it is said only when there is no
 * such order: a client that lost our first answer and then sends nonsense must not fail a live one.
 */
export async function refuseOrder(find: FindOrder, { settings, members }: SignedOrder, msg: string): Promise<PayproAnswer> {
  const tradeNo = members.find(({ name, kind }) => name === 'tradeNo' && (kind === 'string' || kind === 'number'))?.text ?? '';
  const isFree = tradeNo === '' || tradeNo.length > 64 || (await isAbsent(find, tradeNo));
  return refused(settings, msg, isFree ? refusedOrder(settings, remarkOf(members), msg) : null);
}

async function isAbsent(find: FindOrder, tradeNo: string): Promise<boolean> {
  try {
    await find(tradeNo);
    return false;
  } catch (error) {
    // Anything but a clear "no" leaves it open.
    return error instanceof AdaigiError && error.code === 'not_found';
  }
}
