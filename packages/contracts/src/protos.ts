import { loadSync } from '@grpc/proto-loader';
import type { Options, PackageDefinition } from '@grpc/proto-loader';
import { fileURLToPath } from 'node:url';

/** Where the `.proto` files are; services read them from the repository at run time, so there is no second copy to go stale. */
export const PROTOS_FOLDER = fileURLToPath(new URL('../../../protos', import.meta.url));

/** The same choices as in generate.ts: int64 is a decimal string, enums are their names, absent `optional` fields are undefined. */
const OPTIONS: Options = { includeDirs: [PROTOS_FOLDER], longs: String, enums: String, defaults: true, oneofs: true };

const loaded = new Map<string, PackageDefinition>();

/** Reads one proto file and its imports, once per process and only when asked, since every process holds only what it speaks. */
export function loadProto(file: string): PackageDefinition {
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const definition = loadSync(file, OPTIONS);
  loaded.set(file, definition);
  return definition;
}
