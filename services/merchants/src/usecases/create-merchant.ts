import { AdaigiError, type FieldProblem } from '@adaigi/errors';
import type { Clock, Merchant, MerchantStore, OpenCredential, Vault } from '../ports.ts';
import { draftOf, type DialectKind, type DialectMint } from './dialect-credential.ts';
import { sealCredential } from './seal-credential.ts';
import { changeSettings, settingProblems } from './settings.ts';

export interface CreateMerchantPorts extends DialectMint {
  readonly store: MerchantStore;
  readonly vault: Vault;
  readonly clock: Clock;
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
  const problems = [...nameProblems(request.name), ...dialectProblems(request.dialects), ...settingProblems(settings), ...hostProblems(settings)];
  if (problems.length > 0) throw new AdaigiError('invalid_request', 'The merchant is not valid.', { fields: problems });
  const id = ports.mint.merchantId();
  const createdAt = ports.clock.now();
  for (let tries = 1; tries <= MINT_TRIES; tries += 1) {
    const credentials = mintCredentials(ports, id, request.dialects, settings['api_host'] ?? '', createdAt);
    const host = credentials.find(({ kind }) => kind === 'paykassma_host')?.id;
    const merchant: Merchant = {
      id,
      name: request.name.trim(),
      status: 'active',
      settings: host === undefined ? settings : { ...settings, api_host: host },
      dialects: [...new Set(request.dialects)],
      createdAt,
      seq: 1,
      version: 1,
      credentials: await Promise.all(credentials.map((credential) => sealCredential(ports.vault, credential))),
    };
    if ((await ports.store.insert(merchant)) === 'saved') return { merchant, credentials };
  }
  // A host that the caller chose is the one credential that was not minted.
  if (settings['api_host'] !== undefined) throw new AdaigiError('invalid_request', 'The merchant is not valid.', { fields: [{ field: 'settings.api_host', rule: 'unique', message: 'belongs to another merchant' }] });
  throw new Error('every minted credential was taken');
}

const DIALECT_KINDS: readonly (readonly [dialect: string, kind: DialectKind])[] = [['paypro', 'paypro'], ['paykassma', 'paykassma_secret'], ['paykassma', 'paykassma_host'], ['paykassma', 'paykassma_postback']];

/**
 * A merchant starts in the test world; live keys are an operator's decision. Paykassma's keys are three apart, though the original may use one private
 * key: a merchant who hands its postback key to a shop system keeps its withdrawals safe.
 */
function mintCredentials(ports: DialectMint, merchantId: string, dialects: readonly string[], host: string, createdAt: Date): OpenCredential[] {
  const common = { merchantId, mode: 'test', publicKey: '', createdAt, revokedAt: null } as const;
  const { mint } = ports;
  const bearer = mint.bearer();
  const kinds = DIALECT_KINDS.filter(([dialect]) => dialects.includes(dialect)).map(([, kind]) => kind);
  return [
    { ...common, kind: 'native', id: mint.nativeKeyId('test'), algorithm: 'hmac-sha256', secret: mint.nativeSecret() },
    { ...common, kind: 'bearer', id: bearer.sha256, algorithm: '', secret: bearer.token },
    ...kinds.map((kind) => ({ ...common, kind, ...draftOf(ports, kind, { id: kind === 'paykassma_host' ? host : '', secret: '' }) })),
  ];
}

/** What only a credential gives. */
function hostProblems(settings: Readonly<Record<string, string>>): FieldProblem[] {
  return settings['live_api_host'] === undefined ? [] : [{ field: 'settings.live_api_host', rule: 'fixed', message: 'is given by its credential' }];
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
