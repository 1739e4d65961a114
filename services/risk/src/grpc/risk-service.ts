import { decisionCodec, modeCodec, moneyFromProto } from '@adaigi/contracts';
import type { GrpcHandlers } from '@adaigi/contracts';
import type { RiskServiceDefinition } from '@adaigi/contracts/gen/adaigi/risk/v1/RiskService.ts';
import { AdaigiError } from '@adaigi/errors';
import { RULES } from '../core/evaluate.ts';
import type { Assessment } from '../ports.ts';
import type { createAssess } from '../usecases/assess.ts';

/** The gRPC face of the service. */
export function riskHandlers(assess: ReturnType<typeof createAssess>): GrpcHandlers<RiskServiceDefinition> {
  return {
    assess: async ({ paymentId, merchantId, mode, amount, payer, wallet }) =>
      answer(
        await assess({
          operation: 'payment',
          paymentId: required(paymentId, 'payment_id'),
          merchantId: required(merchantId, 'merchant_id'),
          mode: modeCodec.fromProto(mode, 'mode'),
          amount: moneyFromProto(amount),
          mobile: payer?.mobile ?? '',
          account: '',
          wallet,
        }),
      ),
    assessPayout: async ({ payoutId, merchantId, mode, amount, receiverMobile, receiverAccount, wallet }) =>
      answer(
        await assess({
          operation: 'payout',
          paymentId: required(payoutId, 'payout_id'),
          merchantId: required(merchantId, 'merchant_id'),
          mode: modeCodec.fromProto(mode, 'mode'),
          amount: moneyFromProto(amount),
          mobile: receiverMobile,
          account: receiverAccount,
          wallet: required(wallet, 'wallet'),
        }),
      ),
  };
}

function answer({ decision, hits, rulesVersion }: Assessment) {
  return { decision: decisionCodec.toProto(decision), hits: hits.map((rule) => ({ rule, message: RULES[rule] })), rulesVersion };
}

function required(value: string, field: string): string {
  if (value !== '') return value;
  throw new AdaigiError('invalid_request', `${field} is required.`, { fields: [{ field, rule: 'required', message: 'is required' }] });
}
