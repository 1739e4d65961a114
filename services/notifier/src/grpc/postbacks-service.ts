import { modeCodec, moneyFromProto } from '@adaigi/contracts';
import type { GrpcHandlers } from '@adaigi/contracts';
import type { PostbacksServiceDefinition } from '@adaigi/contracts/gen/adaigi/notifier/v1/PostbacksService.ts';
import type { createImportRates } from '../usecases/import-rates.ts';
import type { createSendTestPostback } from '../usecases/send-test-postback.ts';

export interface PostbackUseCases {
  readonly sendTestPostback: ReturnType<typeof createSendTestPostback>;
  readonly importRates: ReturnType<typeof createImportRates>;
}

/** Postbacks over gRPC: one use case per method. */
export function postbackHandlers(cases: PostbackUseCases): GrpcHandlers<PostbacksServiceDefinition> {
  return {
    async sendTestPostback({ merchantId, mode, withdrawalId, walletType, amount, label, accountNumber, accountName }) {
      const withdrawal = { merchantId, withdrawalId, walletType, label, accountNumber, accountName };
      await cases.sendTestPostback({ ...withdrawal, mode: modeCodec.fromProto(mode, 'mode'), amount: moneyFromProto(amount, 'amount') });
      return {};
    },
    async importRates({ day, base, rates }) {
      return { count: await cases.importRates({ day, base, rates: rates.map(({ currency, rate }) => ({ currency, rate })) }) };
    },
  };
}
