import { refund } from '../usecases/refund.ts';
import { invalidField, refundCode } from './codes.ts';
import type { Refused } from './authenticate.ts';
import type { Reply } from './replies.ts';
import type { Operation } from './operation.ts';

const reply = (answer: Refused): Reply => ({ pp_ResponseCode: answer.code, pp_ResponseMessage: answer.message });

/** Wallet refund, whole or one part. The answer carries no reference of its own: that is all JazzCash gives. */
export const answerRefund: Operation = {
  name: 'refund',
  ruleSet: 'refund',
  refuse: (_fields, refused) => reply(refused),
  async perform(desk, account, fields) {
    if (fields['pp_MerchantMPIN'] !== account.merchantMpin) {
      return { kind: 'reply', outcome: 'refused', reply: reply(invalidField('pp_MerchantMPIN')) };
    }
    const answer = await refund(desk, account, fields['pp_TxnRefNo'] ?? '', BigInt(fields['pp_Amount'] ?? '0'));
    switch (answer.kind) {
      case 'refunded':
        return {
          kind: 'reply',
          outcome: 'refunded',
          reply: reply({ code: '000', message: 'The refund has been performed successfully.' }),
          wrongSignature: answer.wrongSignature,
        };
      case 'refused':
        return { kind: 'reply', outcome: answer.refusal, reply: reply(refundCode(answer.refusal)) };
      case 'refused-with-code':
        return { kind: 'reply', outcome: 'declined', reply: reply({ code: answer.code, message: 'Refund was not successful.' }) };
      default:
        return answer;
    }
  },
};
