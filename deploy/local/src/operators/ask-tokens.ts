import { askSecrets, type SecretSources } from '../ask-secrets.ts';

/** The environment variable that may hold an operator's token. */
export function tokenVariable(handle: string): string {
  return `ADAIGI_OPERATOR_TOKEN_${handle.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/**
 * The tokens of operators, in their order.
 *
 * @throws UsageError naming whose token is missing.
 */
export async function askTokens(handles: readonly string[], sources: SecretSources): Promise<{ handle: string; token: string }[]> {
  const tokens = await askSecrets(handles.map((handle) => ({ what: `Token of ${handle}`, variable: tokenVariable(handle) })), sources);
  return handles.map((handle, index) => ({ handle, token: tokens[index] ?? '' }));
}
