import type { Static } from 'typebox';
import type { EdgePorts, NewPayment, PaymentView } from '../../ports.ts';
import { payPageUrl } from '../../usecases/pay-page-link.ts';
import { checkOrder } from './check-order.ts';
import { hostedCheck, type hostedFields } from './fields.ts';
import { answerSigned, openOrder, type PayproRequest, type ShapedAnswer, type SignedOrder } from './order.ts';
import { createPayIn, isLarge, MIN_PAY_IN_PKR, newPayIn, payInData, refusePayIn } from './pay-in.ts';
import { refuseUnopened } from './refuse-order.ts';

type Hosted = Static<typeof hostedFields>;

/**
 * `payin`: an order whose payer says on our page which wallet shall be asked. Nothing is sent before that; unless it comes in time, the order expires.
 * @throws AdaigiError `unavailable` before the sender is proven
 */
export async function hostedPayIn(ports: Pick<EdgePorts, 'credentials' | 'payments' | 'clock'>, request: PayproRequest, publicUrl: string): Promise<ShapedAnswer> {
  const opened = await openOrder(ports, hostedCheck, request, ['customerCert', 'remark']);
  if (opened.kind === 'refused') return refuseUnopened(opened);
  const { order } = opened;
  const dataOf = (payment: PaymentView) => ({ ...payInData(payment, order.settings), paymentLink: payPageUrl(publicUrl, order.credential, payment.id) });
  return answerSigned(order, async () => {
    const checked = checkOrder(hostedCheck, order, ports.clock.now(), MIN_PAY_IN_PKR);
    if (checked.kind === 'wrong') return refusePayIn(ports, order, checked.msg);
    const problem = problemOf(order, checked.fields);
    return problem === null ? createPayIn(ports, order, newHosted(order, checked.fields), dataOf) : refusePayIn(ports, order, problem);
  });
}

/** What the hosted page asks for beyond the formats. */
function problemOf({ settings }: SignedOrder, { amount, custId, mobile }: Hosted): string | null {
  if (settings.isStrict && !mobile.startsWith('3')) return 'parameter error: mobile';
  return custId === undefined && isLarge(amount, settings) ? 'parameter error: custId' : null;
}

function newHosted(order: SignedOrder, fields: Hosted): NewPayment {
  const payment = newPayIn(order, fields);
  const { returnUrl = '' } = fields;
  return { ...payment, awaitsPayer: true, dialectData: { ...payment.dialectData, hosted: 'true', returnUrl: returnUrl.replaceAll('\\', '') } };
}
