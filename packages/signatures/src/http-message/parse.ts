import { isInnerList, parseDictionary, serializeInnerList, serializeItem } from 'structured-headers';
import type { BareItem, Dictionary, InnerList, Item } from 'structured-headers';
import { fieldValue } from './headers.ts';
import type { HttpHeaders, ParsedSignature, SignatureAlgorithm, SignatureProblem } from './types.ts';

const MAX_ID_CHARACTERS = 256;
const COMPONENT_NAME = /^@?[a-z0-9!#$%&'*+\-.^_`|~]+$/;

/**
 * Reads `Signature-Input` and `Signature` (RFC 9421 section 4), so that the caller can look up the key. Proves nothing yet.
 * Of several signatures it takes the first that is complete, whatever its label.
 */
export function parseSignature(headers: HttpHeaders): ParsedSignature | SignatureProblem {
  const inputs = readDictionary(headers, 'signature-input');
  const signatures = readDictionary(headers, 'signature');
  if (typeof inputs === 'string') return inputs;
  if (typeof signatures === 'string') return signatures;
  let firstProblem: SignatureProblem | null = null;
  for (const [label, input] of inputs) {
    const parsed = parseMember(label, input, signatures.get(label));
    if (typeof parsed !== 'string') return parsed;
    firstProblem ??= parsed;
  }
  return firstProblem ?? 'missing_signature';
}

function readDictionary(headers: HttpHeaders, name: string): Dictionary | SignatureProblem {
  const text = fieldValue(headers, name);
  if (text === undefined || text === '') return 'missing_signature';
  try {
    return parseDictionary(text);
  } catch {
    return 'malformed_signature';
  }
}

function parseMember(label: string, input: Item | InnerList, signed: Item | InnerList | undefined): ParsedSignature | SignatureProblem {
  const signature = signed?.[0];
  if (!isInnerList(input) || !(signature instanceof ArrayBuffer)) return 'malformed_signature';
  const components = componentNames(input[0]);
  if (typeof components === 'string') return components;
  const params = readParams(input[1]);
  if (typeof params === 'string') return params;
  return { label, ...params, components, params: serializeInnerList(input), signature: new Uint8Array(signature) };
}

function componentNames(items: readonly Item[]): string[] | SignatureProblem {
  const names: string[] = [];
  for (const item of items) {
    const [name, params] = item;
    if (typeof name !== 'string' || !COMPONENT_NAME.test(name) || names.includes(name)) return 'malformed_signature';
    if (params.size > 0) return `unsupported_component:${serializeItem(item)}`;
    names.push(name);
  }
  return names;
}

type Params = Pick<ParsedSignature, 'keyId' | 'nonce' | 'createdS' | 'expiresS' | 'algorithm'>;

function readParams(params: ReadonlyMap<string, BareItem>): Params | SignatureProblem {
  const keyId = params.get('keyid');
  const nonce = params.get('nonce');
  const createdS = params.get('created');
  const expiresS = params.get('expires') ?? null;
  const algorithm = params.get('alg') ?? null;
  if (keyId === undefined || keyId === '') return 'missing_keyid';
  if (nonce === undefined || nonce === '') return 'missing_nonce';
  if (createdS === undefined) return 'missing_created';
  if (!isId(keyId) || !isId(nonce) || !isSeconds(createdS)) return 'malformed_signature';
  if (expiresS !== null && !isSeconds(expiresS)) return 'malformed_signature';
  if (algorithm !== null && !isAlgorithm(algorithm)) return 'unsupported_algorithm';
  return { keyId, nonce, createdS, expiresS, algorithm };
}

function isId(value: BareItem): value is string {
  return typeof value === 'string' && value.length <= MAX_ID_CHARACTERS;
}

function isSeconds(value: BareItem): value is number {
  return Number.isSafeInteger(value);
}

function isAlgorithm(value: BareItem): value is SignatureAlgorithm {
  return value === 'hmac-sha256' || value === 'ed25519';
}
