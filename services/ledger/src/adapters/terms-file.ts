import { readFileSync } from 'node:fs';
import { readTerms } from '../core/read-terms.ts';
import type { Terms } from '../core/terms.ts';

/** The terms that come with the service: those of the demo. */
export const DEFAULT_TERMS_FILE = new URL('../terms.json', import.meta.url);

/** Reads the terms once, at start. @throws RangeError naming what is wrong, SyntaxError, or a file error. */
export function readTermsFile(file: string | URL): Terms {
  return readTerms(JSON.parse(readFileSync(file, 'utf8')));
}
