import type { MerchantEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/MerchantEvent.ts';
import type { ReceivedEvent } from '@adaigi/kafka';

/** Follows the merchants topic: last writer wins by sequence. */
export function createMerchantsFollower(
  apply: (merchantId: string, seq: bigint, settings: Readonly<Record<string, string>>) => void,
): (event: ReceivedEvent<MerchantEvent__Output>) => void {
  return ({ payload }) => apply(payload.merchantId, BigInt(payload.seq), payload.settings);
}
