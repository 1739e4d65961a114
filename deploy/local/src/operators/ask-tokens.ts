import { createInterface } from 'node:readline/promises';
import { Writable, type Readable } from 'node:stream';
import { UsageError } from '../command-line.ts';

/** The environment variable that may hold an operator's token. */
export function tokenVariable(handle: string): string {
  return `ADAIGI_OPERATOR_TOKEN_${handle.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/** Where tokens come from. Never the arguments: every process on the machine can read those. */
export interface TokenSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Where a person is asked. */
  readonly output: Writable;
}

/**
 * The tokens of operators, in their order: from the environment; else typed without an echo, at a terminal; else a line each of the input.
 *
 * @throws UsageError naming whose token is missing.
 */
export async function askTokens(handles: readonly string[], { environment, input, output }: TokenSources): Promise<{ handle: string; token: string }[]> {
  const known = handles.map((handle) => ({ handle, token: environment[tokenVariable(handle)] ?? '' }));
  if (known.every(({ token }) => token !== '')) return known;
  const isTerminal = input.isTTY === true;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: isTerminal });
  const next = lines[Symbol.asyncIterator]();
  try {
    for (const operator of known) {
      if (operator.token !== '') continue;
      if (isTerminal) output.write(`Token of ${operator.handle}: `);
      const line = await next.next();
      if (isTerminal) output.write('\n');
      operator.token = line.done === true ? '' : line.value.trim();
      if (operator.token === '') throw new UsageError(`The token of ${operator.handle} is missing: set ${tokenVariable(operator.handle)}, or give it on a line of the input.`);
    }
  } finally {
    lines.close();
  }
  return known;
}
