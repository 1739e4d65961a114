/** What became of one HTTP request. */
export type HttpAnswer =
  | { readonly kind: 'response'; readonly status: number; readonly contentType: string; readonly text: string }
  /** The connection was never made, or the request was still waiting for one: not a byte of it left. */
  | { readonly kind: 'not_sent'; readonly cause: NotSentCause }
  /** The request, or a part of it, left. Whether it arrived is not known. */
  | { readonly kind: 'no_answer'; readonly cause: NoAnswerCause };

export type NotSentCause = 'refused' | 'name_not_found' | 'connect_timeout' | 'tls' | 'unreachable' | 'aborted' | 'closed' | 'too_late';
export type NoAnswerCause = 'timeout' | 'connection_lost' | 'body_too_large' | 'malformed' | 'aborted';

export interface HttpRequest {
  /** Path and query on the client's origin. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly body: string;
  /** From the first byte sent to the last byte received. The time to connect is bounded by the client. */
  readonly timeoutMs: number;
  /** `performance.now()` after which the request must not leave any more; absent where it may leave at any time. */
  readonly leaveBy?: number;
  readonly signal: AbortSignal;
}
