// Preloaded by `node --import`: puts the patches of ADAIGI_SOURCE_PATCHES into the sources of this one process.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { patchedSources, readPatches, SOURCE_PATCHES_VARIABLE } from './patches.ts';

const ROOT = new URL('../../../../', import.meta.url);

/** Patched texts by address, all checked before the first module of the service loads. */
function loadPatched(text: string): Map<string, string> {
  const rootPath = fileURLToPath(ROOT);
  const sources = patchedSources(readPatches(text), (file) => readFileSync(new URL(file, ROOT), 'utf8'));
  return new Map([...sources].map(([file, source]) => [pathToFileURL(`${rootPath}${file}`).href, source]));
}

const text = process.env[SOURCE_PATCHES_VARIABLE];
if (text !== undefined && text !== '') {
  let patched: Map<string, string>;
  try {
    patched = loadPatched(text);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(70);
  }
  registerHooks({
    load(url, context, nextLoad) {
      const source = patched.get(url);
      // The format decides that types are stripped, as they are from the file itself.
      return source === undefined ? nextLoad(url, context) : { format: 'module-typescript', source, shortCircuit: true };
    },
  });
}
