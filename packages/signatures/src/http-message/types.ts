/** Algorithms of RFC 9421 section 3.3 that Adaigi accepts. */
export type SignatureAlgorithm = 'hmac-sha256' | 'ed25519';

/** A key of a merchant. Text form, as it is stored and configured. */
export type KeyMaterial =
  | {
      readonly algorithm: 'hmac-sha256';
      /** Of text, the UTF-8 bytes are the key. */
      readonly secret: string | Uint8Array;
    }
  | {
      readonly algorithm: 'ed25519';
      /** PEM (SPKI), or base64 of the raw 32 bytes. */
      readonly publicKey: string;
      /** PEM (PKCS#8), or base64 of the raw 32-byte seed. Needed for signing only. */
      readonly privateKey?: string;
    };

/** Names in any letter case; Node's `IncomingHttpHeaders` fits. */
export type HttpHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a signature can cover of a request. */
export interface HttpRequest {
  /** As sent; RFC 9421 does not change its letter case. */
  readonly method: string;
  /** Absolute path as sent, still percent-encoded. */
  readonly path: string;
  /** As sent with its `?`, or empty. */
  readonly query: string;
  readonly headers: HttpHeaders;
  /** As the client saw it, which a TLS-terminating proxy hides; for `@scheme`, `@target-uri`, and the default port of `@authority`. Default `https`. */
  readonly scheme?: 'http' | 'https';
}

/** Why a signature is refused. `missing_component` is not covered; `missing_header` is covered but not in the request. */
export type SignatureProblem =
  | 'missing_signature'
  | 'malformed_signature'
  | 'missing_created'
  | 'missing_nonce'
  | 'missing_keyid'
  | 'unsupported_algorithm'
  | 'algorithm_mismatch'
  | 'created_outside_window'
  | 'expired'
  | 'digest_mismatch'
  | 'unsupported_digest'
  | 'signature_mismatch'
  | `missing_component:${string}`
  | `missing_header:${string}`
  | `unsupported_component:${string}`;

/** A well-formed signature, not yet verified. */
export interface ParsedSignature {
  readonly label: string;
  readonly keyId: string;
  readonly nonce: string;
  readonly createdS: number;
  readonly expiresS: number | null;
  /** The `alg` parameter; null when absent, and the key alone decides. */
  readonly algorithm: SignatureAlgorithm | null;
  /** Covered components in their order, all without parameters. */
  readonly components: readonly string[];
  /** Value of `@signature-params`: canonical, with every parameter in the order received. */
  readonly params: string;
  readonly signature: Uint8Array;
}

export type SignatureVerdict =
  | { readonly ok: true; readonly keyId: string; readonly nonce: string; readonly createdS: number }
  | { readonly ok: false; readonly problem: SignatureProblem };
