import { readFile } from 'node:fs/promises';

/** The last lines of a log file, for an error that a person reads. Empty when there is no such file. */
export async function logTail(path: string, lines = 15): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
