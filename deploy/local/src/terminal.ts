import { AdaigiError } from '@adaigi/errors';

/** Prints one line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints one line where errors go. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Prints steps with the seconds since the first, so that a person sees what takes long. */
export function stepper(): (line: string) => void {
  const startedAt = performance.now();
  return (line) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(5);
    say(`[${seconds} s] ${line}`);
  };
}

/** The error as a person should read it: what a person can act on has no stack, a bug has. Fields that a service refused are named. */
export function readable(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AdaigiError && error.fields.length > 0) return [error.message, ...error.fields.map(({ field, message }) => `  ${field} ${message}`)].join('\n');
  return error.name === 'TypeError' || error.name === 'ReferenceError' ? (error.stack ?? error.message) : error.message;
}
