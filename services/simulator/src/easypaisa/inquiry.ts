import { inquire } from '../usecases/inquire.ts';
import { invalidOrder } from './codes.ts';
import { parseInquiry } from './fields.ts';
import { refusal } from './operation.ts';
import type { Operation } from './operation.ts';
import { bare, inquiryReply } from './replies.ts';

export const inquireTransaction: Operation = {
  name: 'inquiry',
  async perform(desk, account, fields) {
    const parsed = parseInquiry(fields, account.storeId, account.accountNum);
    if (!parsed.ok) return refusal(bare(parsed.code));
    const answer = await inquire(desk, account, parsed.value);
    switch (answer.kind) {
      case 'unknown-order':
        return refusal(bare(invalidOrder), 'unknown-order');
      case 'refused':
        return refusal(bare({ code: answer.code, desc: 'INQUIRY FAILED' }), 'declined');
      case 'order':
        return {
          kind: 'reply',
          outcome: answer.order.state,
          reply: inquiryReply(answer.order, account, answer.wrongAmount),
          wrongSignature: answer.wrongSignature,
        };
      default:
        return answer;
    }
  },
};
