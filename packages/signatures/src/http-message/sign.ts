import { serializeDictionary, serializeInnerList } from 'structured-headers';
import type { InnerList } from 'structured-headers';
import { signatureBase } from './base.ts';
import { fieldValue } from './headers.ts';
import { signBase } from './key.ts';
import { COVERED_WHEN_PRESENT, REQUIRED_COMPONENTS } from './required.ts';
import type { HttpHeaders, HttpRequest, KeyMaterial, SignatureAlgorithm } from './types.ts';

const LABEL = 'sig1';

/**
 * Signs a request by RFC 9421.
 * @param message.headers must already hold `content-digest` when there is a body
 * @param message.algorithm written as the `alg` parameter; must be the key's
 * @param message.createdS Unix seconds
 * @param message.components default: method, path, query, and `content-digest` and `idempotency-key` where present
 * @returns the values of the `Signature` and `Signature-Input` headers
 * @throws TypeError when a component is not in the request or the key cannot sign
 */
export function signHttpMessage(
  message: HttpRequest & {
    readonly keyId: string;
    readonly algorithm: SignatureAlgorithm;
    readonly key: KeyMaterial;
    readonly createdS: number;
    readonly nonce: string;
    readonly components?: readonly string[];
  },
): { signature: string; signatureInput: string } {
  if (message.algorithm !== message.key.algorithm) throw new TypeError('the key is for another algorithm');
  const components = message.components ?? defaultComponents(message.headers);
  const input: InnerList = [
    components.map((name) => [name, new Map()]),
    new Map<string, number | string>([
      ['created', message.createdS],
      ['keyid', message.keyId],
      ['nonce', message.nonce],
      ['alg', message.algorithm],
    ]),
  ];
  const covered = signatureBase(message, { components, params: serializeInnerList(input) });
  if (!covered.ok) throw new TypeError(`cannot sign: ${covered.problem}`);
  const signature = signBase(covered.base, message.key);
  return {
    signature: serializeDictionary(new Map([[LABEL, [signature, new Map()]]])),
    signatureInput: serializeDictionary(new Map([[LABEL, input]])),
  };
}

function defaultComponents(headers: HttpHeaders): string[] {
  return [...REQUIRED_COMPONENTS, ...COVERED_WHEN_PRESENT.filter((name) => fieldValue(headers, name) !== undefined)];
}
