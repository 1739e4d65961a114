import { AdaigiError, type FieldProblem } from '@adaigi/errors';
import type { Clock, Credential, Merchant, MerchantStore, Mint, OpenCredential, Vault } from '../ports.ts';
import { changeSettings, settingProblems } from './settings.ts';

export interface CreateMerchantPorts {
  readonly store: MerchantStore;
  readonly vault: Vault;
  readonly mint: Mint;
  readonly clock: Clock;
  /** What the hosts of Paykassma merchants end in. */
  readonly paykassmaDomain: string;
}

export interface NewMerchant {
  readonly name: string;
  readonly dialects: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
}

const MAX_NAME = 100;
const DIALECTS = ['paypro', 'paykassma'];
/** Ten digits among few merchants: two collisions in a row do not happen by chance. */
const MINT_TRIES = 5;

/** @throws AdaigiError `invalid_request` naming every field that is wrong. */
export async function createMerchant(ports: CreateMerchantPorts, request: NewMerchant): Promise<{ merchant: Merchant; credentials: OpenCredential[] }> {
  const settings = changeSettings({}, request.settings);
  const problems = [...nameProblems(request.name), ...dialectProblems(request.dialects), ...settingProblems(settings)];
  if (problems.length > 0) throw new AdaigiError('invalid_request', 'The merchant is not valid.', { fields: problems });
  const id = ports.mint.merchantId();
  const createdAt = ports.clock.now();
  for (let tries = 1; tries <= MINT_TRIES; tries += 1) {
    const host = request.dialects.includes('paykassma') ? (settings['api_host'] ?? `${ports.mint.paykassmaLabel()}.${ports.paykassmaDomain}`) : null;
    const credentials = [...mintCredentials(ports.mint, id, request.dialects, createdAt), ...(host === null ? [] : paykassmaCredentials(ports.mint, id, host, createdAt))];
    const merchant: Merchant = {
      id,
      name: request.name.trim(),
      status: 'active',
      settings: host === null ? settings : { ...settings, api_host: host },
      dialects: [...new Set(request.dialects)],
      createdAt,
      seq: 1,
      version: 1,
      credentials: await Promise.all(credentials.map((credential) => sealed(ports.vault, credential))),
    };
    if ((await ports.store.insert(merchant)) === 'saved') return { merchant, credentials };
  }
  // A host that the caller chose is the one credential that was not minted.
  if (settings['api_host'] !== undefined) throw new AdaigiError('invalid_request', 'The merchant is not valid.', { fields: [{ field: 'settings.api_host', rule: 'unique', message: 'belongs to another merchant' }] });
  throw new Error('every minted credential was taken');
}

/** A merchant starts in the test world; live keys are an operator's decision. */
function mintCredentials(mint: Mint, merchantId: string, dialects: readonly string[], createdAt: Date): OpenCredential[] {
  const common = { merchantId, mode: 'test', publicKey: '', createdAt, revokedAt: null } as const;
  const bearer = mint.bearer();
  return [
    { ...common, kind: 'native', id: mint.nativeKeyId('test'), algorithm: 'hmac-sha256', secret: mint.nativeSecret() },
    { ...common, kind: 'bearer', id: bearer.sha256, algorithm: '', secret: bearer.token },
    ...(dialects.includes('paypro') ? [{ ...common, kind: 'paypro', id: mint.payproNumber(), algorithm: 'md5', secret: mint.payproSecret() } as const] : []),
  ];
}

/** Three apart, though the original may use one private key: a merchant who hands its postback key to a shop system keeps its withdrawals safe. */
function paykassmaCredentials(mint: Mint, merchantId: string, host: string, createdAt: Date): OpenCredential[] {
  const common = { merchantId, mode: 'test', publicKey: '', createdAt, revokedAt: null } as const;
  const secret = mint.paykassmaSecret();
  return [
    { ...common, kind: 'paykassma_secret', id: secret.sha256, algorithm: '', secret: secret.token },
    { ...common, kind: 'paykassma_host', id: host, algorithm: 'sha1-md5', secret: mint.paykassmaPrivateKey() },
    { ...common, kind: 'paykassma_postback', id: mint.paykassmaAccessKey(), algorithm: 'sha1-md5', secret: mint.paykassmaPrivateKey() },
  ];
}

/** Known by their digest only: the merchant has the one copy. */
const DIGEST_ONLY: ReadonlySet<OpenCredential['kind']> = new Set(['bearer', 'paykassma_secret']);

async function sealed(vault: Vault, { merchantId, secret, ...rest }: OpenCredential): Promise<Credential> {
  return { ...rest, sealedSecret: DIGEST_ONLY.has(rest.kind) ? '' : await vault.seal(merchantId, rest.kind, rest.id, secret) };
}

function nameProblems(name: string): FieldProblem[] {
  const trimmed = name.trim();
  if (trimmed === '') return [{ field: 'name', rule: 'required', message: 'is required' }];
  if (Array.from(trimmed).length > MAX_NAME) return [{ field: 'name', rule: 'max_length', message: `must have at most ${MAX_NAME} characters` }];
  return /\p{Cc}/u.test(trimmed) ? [{ field: 'name', rule: 'pattern', message: 'must not contain control characters' }] : [];
}

function dialectProblems(dialects: readonly string[]): FieldProblem[] {
  return dialects.flatMap((dialect, index) =>
    DIALECTS.includes(dialect) ? [] : [{ field: `dialects[${index}]`, rule: 'enum', message: `must be one of ${DIALECTS.join(', ')}` }],
  );
}
