import { parseArgs } from 'node:util';
import { complain, readable } from './terminal.ts';

/** What is wrong with the arguments, in one line that names the argument. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An option of a command: a flag, a value, or a value that may come several times. */
export type OptionKind = 'flag' | 'value' | 'values';

type Parsed<S extends Record<string, OptionKind>> = {
  [K in keyof S]: S[K] extends 'flag' ? boolean : S[K] extends 'values' ? string[] : string | undefined;
};

/**
 * Reads the arguments of a command.
 *
 * @param kinds the options it knows, by name.
 * @param positionals names of the arguments without a name; those in brackets may be missing.
 * @throws UsageError naming the argument that is unknown, missing or without its value.
 */
export function readArguments<const S extends Record<string, OptionKind>>(args: readonly string[], kinds: S, positionals: readonly string[] = []): { options: Parsed<S>; positionals: string[] } {
  const known = Object.keys(kinds).map((name) => `--${name}`);
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: true }])),
  });
  const options: Record<string, boolean | string | string[] | undefined> = {};
  for (const [name, kind] of Object.entries(kinds)) options[name] = kind === 'flag' ? false : kind === 'values' ? [] : undefined;
  const given: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') given.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = kinds[token.name];
    if (kind === undefined) throw new UsageError(`Unknown option ${token.rawName}.${known.length > 0 ? ` Known: ${known.join(', ')}.` : ''}`);
    options[token.name] = valueOf(token, kind, options[token.name]);
  }
  const missing = positionals.slice(given.length).find((name) => !name.startsWith('['));
  if (missing !== undefined) throw new UsageError(`${missing} is missing.`);
  const extra = given[positionals.length];
  if (extra !== undefined) throw new UsageError(`Unexpected argument "${extra}".`);
  // Every key of S was set above, and by its kind.
  return { options: options as Parsed<S>, positionals: given };
}

function valueOf(token: { name: string; rawName: string; value?: string | undefined }, kind: OptionKind, before: boolean | string | string[] | undefined): boolean | string | string[] {
  if (kind === 'flag') {
    if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`);
    return true;
  }
  if (token.value === undefined || token.value === '') throw new UsageError(`${token.rawName} needs a value.`);
  if (kind === 'values') return [...(Array.isArray(before) ? before : []), token.value];
  if (before !== undefined) throw new UsageError(`${token.rawName} is given twice.`);
  return token.value;
}

/** Runs a command: prints what it throws, with the usage when the arguments are wrong, and sets the exit code (2 for those, else 1). */
export async function runCommand(usage: string, command: (args: string[]) => Promise<number>): Promise<void> {
  // Whoever reads the output may have had enough (`| head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    complain(readable(error));
    if (error instanceof UsageError) complain(`Usage: ${usage}`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
