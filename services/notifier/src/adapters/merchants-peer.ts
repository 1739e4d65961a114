import { modeCodec } from '@adaigi/contracts';
import type { GrpcClient } from '@adaigi/contracts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import { AdaigiError } from '@adaigi/errors';
import { payproSettings } from '../core/paypro-settings.ts';
import type { MerchantsPort, PayproAccess } from '../ports.ts';

/** Secrets are kept for at most 60 s in any process; half of that still spares nearly every call. */
const KEEP_MS = 30_000;

const MAX_KEPT = 1_000;

/** Asks merchants for the PayPro secret and settings. What is found is kept for a moment, in memory only; what is missing never is. */
export function createMerchantsPeer(client: GrpcClient<MerchantsServiceDefinition>, now: () => Date): MerchantsPort {
  const kept = new Map<string, { access: PayproAccess; until: number }>();

  const ask = async (merchantId: string, mode: 'test' | 'live'): Promise<PayproAccess | null> => {
    const [{ credentials }, { merchant }] = await Promise.all([
      client.getCredentials({ merchantId, kind: 'CREDENTIAL_KIND_PAYPRO' }),
      client.getMerchant({ merchantId }),
    ]);
    const credential = credentials.find((candidate) => candidate.mode === modeCodec.toProto(mode) && !candidate.revoked && candidate.secret !== '');
    return credential === undefined ? null : { secret: credential.secret, settings: payproSettings(merchant?.settings ?? {}) };
  };

  return {
    payproAccess: async (merchantId, mode) => {
      const key = `${merchantId} ${mode}`;
      const known = kept.get(key);
      const nowMs = now().getTime();
      if (known !== undefined && known.until > nowMs) return known.access;
      const access = await ask(merchantId, mode).catch((error: unknown) => {
        if (error instanceof AdaigiError && error.code === 'not_found') return null;
        throw error;
      });
      kept.delete(key);
      if (access !== null) kept.set(key, { access, until: nowMs + KEEP_MS });
      const [oldest] = kept.keys();
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      return access;
    },
  };
}
