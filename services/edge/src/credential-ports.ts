import type { Mode } from '@adaigi/domain';

export type CredentialKind = 'native' | 'bearer' | 'paypro' | 'client-certificate' | 'paykassma-secret' | 'paykassma-host';

/** An active credential with its merchant. */
export interface Credential {
  readonly id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  /** hmac-sha256, ed25519, md5 or empty. */
  readonly algorithm: string;
  readonly secret: string;
  readonly publicKey: string;
  readonly merchantActive: boolean;
  /** The shop, as payers know it. */
  readonly merchantName: string;
  readonly settings: Readonly<Record<string, string>>;
}

export interface Credentials {
  /** Null when there is none that is active. May be up to 60 s old. @throws AdaigiError `unavailable` */
  resolve(kind: CredentialKind, id: string): Promise<Credential | null>;
}
