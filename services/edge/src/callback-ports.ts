import type { Outcome } from '@adaigi/domain';

/** A message that somebody sent to a provider's callback address. */
export interface RawCallback {
  readonly channel: string;
  readonly method: string;
  /** Without the question mark; may hold secrets. */
  readonly query: string;
  readonly contentType: string;
  readonly body: Buffer;
}

export interface ReadCallback {
  readonly accepted: boolean;
  readonly reference: string;
  readonly outcome: Outcome;
  readonly reply: { readonly status: number; readonly contentType: string; readonly body: string };
  /** Why it was refused, free of its content; empty when accepted. */
  readonly refusal: string;
}

export interface CallbackReaders {
  /** Null when no connectors process serves this channel of this provider. @throws AdaigiError `unavailable` */
  read(provider: string, callback: RawCallback): Promise<ReadCallback | null>;
}

export interface CallbackEvents {
  /** Resolves when the brokers have it. @throws AdaigiError `unavailable` */
  publish(callback: { channel: string; reference: string; outcome: Outcome; receivedAt: Date }): Promise<void>;
}
