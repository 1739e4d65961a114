import type { Order } from '../core/order.ts';
import { charge } from '../usecases/charge.ts';
import { initiateCode, invalidOrder, success, systemError } from './codes.ts';
import type { Code } from './codes.ts';
import { optionalNames, parseMa } from './fields.ts';
import type { Fields } from './fields.ts';
import { refusal } from './operation.ts';
import type { Operation } from './operation.ts';
import { bare, maReply } from './replies.ts';

/** Mobile-account charge: synchronous; whatever is not decided in time answers 0001. */
export const initiateMa: Operation = {
  name: 'charge',
  async perform(desk, account, fields, version) {
    const parsed = parseMa(fields, account.storeId);
    if (!parsed.ok) return refusal(bare(parsed.code));
    const { orderId, mobile, amountMinor } = parsed.value;
    const answer = await charge(desk, { account, reference: orderId, mobile, amountMinor, wire: version, echo: echoedOptionals(fields) });
    switch (answer.kind) {
      case 'duplicate':
        return refusal(bare(invalidOrder), 'duplicate');
      case 'pending':
        return { kind: 'reply', outcome: 'pending', reply: maReply(answer.order, account, systemError), wrongSignature: answer.wrongSignature };
      case 'result':
        return { kind: 'reply', outcome: answer.order.state, reply: maReply(answer.order, account, resultCode(answer.order)), wrongSignature: answer.wrongSignature };
      default:
        return answer;
    }
  },
};

export function echoedOptionals(fields: Fields): Record<string, string> {
  return Object.fromEntries(optionalNames.flatMap((name) => (fields[name] === undefined ? [] : [[name, String(fields[name])]])));
}

function resultCode(order: Order): Code {
  if (order.state === 'open') return systemError;
  return order.failure === undefined ? success : initiateCode(order.failure);
}
