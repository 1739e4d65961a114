import { timingSafeEqual } from 'node:crypto';
import { hmacHex } from '@adaigi/signatures';
import type { Caller, Credential, EdgePorts, PaymentView } from '../ports.ts';

type Owner = Pick<Credential, 'id' | 'secret'>;

/** An order's payment page, opened by its link. */
export interface OpenedPayPage {
  readonly caller: Caller;
  /** The shop, as payers know it. */
  readonly merchantName: string;
  readonly payment: PaymentView;
}

/**
 * The address of an order's payment page. Whoever has it may see and confirm the order, so it cannot be made from the order's number alone:
 * half of it is a code by the merchant's secret.
 */
export function payPageUrl(publicUrl: string, owner: Owner, paymentId: string): string {
  const number = paymentId.replace(/^pay_/, '');
  return `${publicUrl}/pay/${owner.id}/${number}${codeOf(owner, number)}`;
}

/** Null for a link that we never gave, or that its merchant's new secret has ended. @throws AdaigiError `unavailable` */
export async function openPayPage(ports: Pick<EdgePorts, 'credentials' | 'payments'>, merchantNo: string, token: string): Promise<OpenedPayPage | null> {
  if (!/^\d{1,20}$/.test(merchantNo) || !/^[0-9a-f]{64}$/.test(token)) return null;
  const credential = await ports.credentials.resolve('paypro', merchantNo);
  const [number, code] = [token.slice(0, 32), token.slice(32)];
  if (!credential?.merchantActive || !timingSafeEqual(Buffer.from(code), Buffer.from(codeOf(credential, number)))) return null;
  const caller: Caller = { merchantId: credential.merchantId, mode: credential.mode, keyId: credential.id };
  const payment = await ports.payments.get(caller, { id: `pay_${number}` });
  return payment.dialectData['hosted'] === 'true' ? { caller, merchantName: credential.merchantName, payment } : null;
}

function codeOf({ id, secret }: Owner, number: string): string {
  return hmacHex(secret, 'pay-page', id, number).slice(0, 32);
}
