import { modeCodec, moneyToProto, type GrpcClient } from '@adaigi/contracts';
import type { PostbacksServiceDefinition } from '@adaigi/contracts/gen/adaigi/notifier/v1/PostbacksService.ts';
import type { Postbacks } from '../ports.ts';
import { asked } from './asked.ts';

/** The notifier's postbacks behind their port. */
export function createPostbacksPeer(client: GrpcClient<PostbacksServiceDefinition>): Postbacks {
  return {
    async sendTest({ merchantId, mode }, { amount, ...postback }) {
      await asked(client.sendTestPostback({ ...postback, merchantId, mode: modeCodec.toProto(mode), amount: moneyToProto(amount) }));
    },
  };
}
