import { modeCodec } from '@adaigi/contracts';
import type { GrpcClient } from '@adaigi/contracts';
import type { CredentialKind } from '@adaigi/contracts/gen/adaigi/merchants/v1/CredentialKind.ts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import { AdaigiError } from '@adaigi/errors';
import { paykassmaSettings } from '../core/paykassma-settings.ts';
import { payproSettings } from '../core/paypro-settings.ts';
import type { MerchantsPort, PaykassmaAccess, PayproAccess } from '../ports.ts';

/** Secrets are kept for at most 60 s in any process; half of that still spares nearly every call. */
const KEEP_MS = 30_000;

const MAX_KEPT = 1_000;

/** What is needed to sign for a merchant. */
interface Signing {
  readonly id: string;
  readonly secret: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** Asks merchants for a dialect's secret and settings. What is found is kept for a moment, in memory only; what is missing never is. */
export function createMerchantsPeer(client: GrpcClient<MerchantsServiceDefinition>, now: () => Date): MerchantsPort {
  const ask = async (merchantId: string, mode: 'test' | 'live', kind: CredentialKind): Promise<Signing | null> => {
    const [{ credentials }, { merchant }] = await Promise.all([client.getCredentials({ merchantId, kind }), client.getMerchant({ merchantId })]);
    const credential = credentials.find((candidate) => candidate.mode === modeCodec.toProto(mode) && !candidate.revoked && candidate.secret !== '');
    return credential === undefined ? null : { id: credential.id, secret: credential.secret, settings: merchant?.settings ?? {} };
  };
  const payproAccess = keeping<PayproAccess>(now, async (merchantId, mode) => {
    const signing = await ask(merchantId, mode, 'CREDENTIAL_KIND_PAYPRO');
    return signing === null ? null : { secret: signing.secret, settings: payproSettings(signing.settings) };
  });
  const paykassmaAccess = keeping<PaykassmaAccess>(now, async (merchantId, mode) => {
    const signing = await ask(merchantId, mode, 'CREDENTIAL_KIND_PAYKASSMA_POSTBACK');
    return signing === null ? null : { keys: { accessKey: signing.id, privateAccessKey: signing.secret }, settings: paykassmaSettings(signing.settings) };
  });
  return { payproAccess, paykassmaAccess };
}

type Ask<T> = (merchantId: string, mode: 'test' | 'live') => Promise<T | null>;

function keeping<T>(now: () => Date, ask: Ask<T>): Ask<T> {
  const kept = new Map<string, { access: T; until: number }>();
  return async (merchantId, mode) => {
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
  };
}
