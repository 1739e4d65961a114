import { slashedTime } from '../core/karachi.ts';
import { issueToken } from '../usecases/issue-token.ts';
import { initiateCode, invalidOrder } from './codes.ts';
import { parseOtc } from './fields.ts';
import { echoedOptionals } from './ma.ts';
import { refusal } from './operation.ts';
import type { Operation } from './operation.ts';
import { bare, otcReply } from './replies.ts';

/** Over-the-counter token: 0000 means that a token exists, not that anything was paid. */
export const initiateOtc: Operation = {
  name: 'charge',
  async perform(desk, account, fields, version) {
    const parsed = parseOtc(fields, account.storeId, desk.now());
    if (!parsed.ok) return refusal(bare(parsed.code));
    const { orderId, mobile, amountMinor, expiresAt } = parsed.value;
    const echo = { ...echoedOptionals(fields), paymentTokenExpiryDateTime: slashedTime(expiresAt) };
    const answer = await issueToken(desk, { account, reference: orderId, mobile, amountMinor, wire: version, echo, expiresAt });
    switch (answer.kind) {
      case 'duplicate':
        return refusal(bare(invalidOrder), 'duplicate');
      case 'refused':
        return refusal(bare(initiateCode(answer.failure)), 'declined');
      case 'issued':
        return { kind: 'reply', outcome: 'issued', reply: otcReply(answer.order, account), wrongSignature: answer.wrongSignature };
      default:
        return answer;
    }
  },
};
