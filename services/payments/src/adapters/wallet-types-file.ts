import { readFileSync } from 'node:fs';
import { readWalletTypes, type WalletTypes } from '../core/wallet-types.ts';

/** The wallet types that come with the service. */
const DEFAULT_FILE = new URL('../wallet-types.json', import.meta.url);

/** Reads the wallet types once, at start. @param file - null for those that come with the service. @throws RangeError naming what is wrong, SyntaxError, or a file error. */
export function readWalletTypesFile(file: string | null): WalletTypes {
  return readWalletTypes(JSON.parse(readFileSync(file ?? DEFAULT_FILE, 'utf8')));
}
