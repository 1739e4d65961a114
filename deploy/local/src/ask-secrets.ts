import { createInterface } from 'node:readline/promises';
import { Writable, type Readable } from 'node:stream';
import { UsageError } from './command-line.ts';

/** Where secrets come from. Never the arguments: every process on the machine can read those. */
export interface SecretSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Where a person is asked. */
  readonly output: Writable;
}

/** A secret to be told. */
export interface WantedSecret {
  /** As a sentence begins with it: `Token of ayesha`. */
  readonly what: string;
  /** The environment variable that may hold it. */
  readonly variable: string;
}

/**
 * Secrets in their order: from the environment; else typed without an echo, at a terminal; else a line each of the input.
 *
 * @throws UsageError naming what is missing.
 */
export async function askSecrets(wanted: readonly WantedSecret[], { environment, input, output }: SecretSources): Promise<string[]> {
  const known = wanted.map(({ variable }) => environment[variable] ?? '');
  if (known.every((secret) => secret !== '')) return known;
  const isTerminal = input.isTTY === true;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: isTerminal });
  const next = lines[Symbol.asyncIterator]();
  const secrets: string[] = [];
  try {
    for (const [index, { what, variable }] of wanted.entries()) {
      let secret = known[index] ?? '';
      if (secret === '') {
        if (isTerminal) output.write(`${what}: `);
        const line = await next.next();
        if (isTerminal) output.write('\n');
        secret = line.done === true ? '' : line.value.trim();
      }
      if (secret === '') throw new UsageError(`${what} is missing: set ${variable}, or give it on a line of the input.`);
      secrets.push(secret);
    }
  } finally {
    lines.close();
  }
  return secrets;
}
