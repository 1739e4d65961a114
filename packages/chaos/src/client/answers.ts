/** What a merchant's client learnt from one call, whatever the transport. */
export interface CallResult {
  /** HTTP status or its equal; null: no answer came. */
  readonly status: number | null;
  /** Parsed body; null when there was none, or it was no JSON. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

export const NO_ANSWER: CallResult = { status: null, body: null };

export function textOf(body: CallResult['body'], name: string): string | null {
  const value = body?.[name];
  return typeof value === 'string' ? value : null;
}

/** Whether trying the same again is right: nobody knows, or the platform asked for patience. */
export function isUnsettled({ status }: CallResult): boolean {
  return status === null || status >= 500 || status === 429;
}
