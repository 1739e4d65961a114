import type { Order } from '../core/order.ts';
import { charge } from '../usecases/charge.ts';
import { approved, failureCode, invalidField, pending } from './codes.ts';
import type { Refused } from './authenticate.ts';
import type { Fields } from './fields.ts';
import { payReply } from './replies.ts';
import type { Family } from './replies.ts';
import type { Operation } from './operation.ts';

const neverEchoed = new Set(['pp_Password', 'pp_SecureHash']);

/** Wallet payment: v1.1 names the payer in `ppmpf_1`, v2.0 in `pp_MobileNumber` and `pp_CNIC`. */
export function answerPayment(family: Family, version: '1.1' | '2.0'): Operation {
  return {
    name: 'charge',
    ruleSet: `pay-${version}`,
    refuse: (fields, refused) => payReply(version, family, fields, refused),
    async perform(desk, account, fields) {
      const answer = await charge(desk, {
        account,
        reference: fields['pp_TxnRefNo'] ?? '',
        mobile: fields[version === '1.1' ? 'ppmpf_1' : 'pp_MobileNumber'] ?? '',
        amountMinor: BigInt(fields['pp_Amount'] ?? '0'),
        wire: version,
        echo: { ...echo(fields), family },
      });
      switch (answer.kind) {
        case 'duplicate':
          return { kind: 'reply', outcome: 'duplicate', reply: payReply(version, family, fields, invalidField('pp_TxnRefNo')) };
        case 'pending':
          return { kind: 'reply', outcome: 'pending', reply: payReply(version, family, fields, pending, answer.order), wrongSignature: answer.wrongSignature };
        case 'result': {
          const code = resultCode(answer.order);
          return { kind: 'reply', outcome: answer.order.state, reply: payReply(version, family, fields, code, answer.order), wrongSignature: answer.wrongSignature };
        }
        default:
          return answer;
      }
    },
  };
}

function echo(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== '' && !neverEchoed.has(name)));
}

function resultCode(order: Order): Refused {
  if (order.state === 'open') return pending;
  return order.failure === undefined ? approved : failureCode(order.failure);
}
