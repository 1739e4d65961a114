import type { GrpcClient } from '@adaigi/contracts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { MerchantLimits } from '../core/evaluate.ts';
import type { MerchantLimitsPort } from '../ports.ts';

/** The settings of all merchants, as the compacted topic tells them; a merchant that it has not told yet is asked for once. */
export interface MerchantLimitsView extends MerchantLimitsPort {
  /** Takes a snapshot unless a newer one is known. */
  readonly apply: (merchantId: string, seq: bigint, settings: Readonly<Record<string, string>>) => void;
}

export function createMerchantLimits(client: GrpcClient<MerchantsServiceDefinition>): MerchantLimitsView {
  const known = new Map<string, { seq: bigint; limits: MerchantLimits }>();

  const apply: MerchantLimitsView['apply'] = (merchantId, seq, settings) => {
    const current = known.get(merchantId);
    if (current !== undefined && current.seq >= seq) return;
    known.set(merchantId, { seq, limits: { minMinor: minorOf(settings['min_amount_minor']), maxMinor: minorOf(settings['max_amount_minor']) } });
  };

  return {
    apply,
    limitsOf: async (merchantId) => {
      const viewed = known.get(merchantId);
      if (viewed !== undefined) return viewed.limits;
      const { merchant } = await client.getMerchant({ merchantId });
      if (merchant === undefined || merchant === null) throw new AdaigiError('not_found', 'There is no such merchant.');
      apply(merchantId, BigInt(merchant.seq), merchant.settings);
      return known.get(merchantId)?.limits ?? { minMinor: null, maxMinor: null };
    },
  };
}

/** The merchants service validated it; anything else counts as not set. */
function minorOf(text: string | undefined): bigint | null {
  return text !== undefined && /^\d{1,18}$/.test(text) ? BigInt(text) : null;
}
