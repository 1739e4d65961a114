import { inquire } from '../usecases/inquire.ts';
import { unknownTransaction } from './codes.ts';
import { failedInquiryReply, inquiryReply } from './replies.ts';
import type { Operation } from './operation.ts';

/** Status inquiry. `as-paid`: the classic path has no version of its own and answers in the payment's. */
export function answerInquiry(version: '1.1' | '2.0' | 'as-paid'): Operation {
  return {
    name: 'inquiry',
    ruleSet: 'inquiry',
    refuse: (_fields, refused) => failedInquiryReply(refused),
    async perform(desk, account, fields) {
      const answer = await inquire(desk, account, fields['pp_TxnRefNo'] ?? '');
      switch (answer.kind) {
        case 'unknown-order':
          return { kind: 'reply', outcome: 'unknown-order', reply: failedInquiryReply(unknownTransaction) };
        case 'refused':
          return { kind: 'reply', outcome: 'declined', reply: failedInquiryReply({ code: answer.code, message: 'System error.' }) };
        case 'order': {
          const { order, wrongAmount, wrongSignature } = answer;
          const asked = fields['pp_Version'] ?? order.wire;
          const shape = version === 'as-paid' ? asked : version;
          const inWindow = desk.now().getTime() - order.openedAt.getTime() < desk.control.timing().windowMs;
          const reply = inquiryReply(shape === '2.0' ? '2.0' : '1.1', order, account, { inWindow, wrongAmount });
          return { kind: 'reply', outcome: order.state, reply, wrongSignature };
        }
        default:
          return answer;
      }
    },
  };
}
