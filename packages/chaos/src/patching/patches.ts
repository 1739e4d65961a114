/** One change of a source text as a process loads it; the file on disk stays as it is. */
export interface SourcePatch {
  /** Path from the repository's root. */
  readonly file: string;
  /** Must be in the file exactly once, with what earlier patches of the list made of it. */
  readonly find: string;
  readonly replace: string;
}

/** The variable that carries the patches of a process: a JSON list of {@link SourcePatch}. */
export const SOURCE_PATCHES_VARIABLE = 'ADAIGI_SOURCE_PATCHES';

/** @throws Error when it is no JSON list of patches. */
export function readPatches(text: string): SourcePatch[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error(`${SOURCE_PATCHES_VARIABLE} is no list`);
  return list.map((entry: unknown, index) => {
    const { file, find, replace } = Object(entry) as Record<string, unknown>;
    if (typeof file !== 'string' || typeof find !== 'string' || typeof replace !== 'string' || find === '') {
      throw new Error(`${SOURCE_PATCHES_VARIABLE}[${index}] is not {file, find, replace} with a text to find`);
    }
    return { file, find, replace };
  });
}

/**
 * Every patched file with its new text, by path from the root; patches of one file follow each other.
 *
 * @throws Error when a text to find is not there exactly once: a patch that no longer fits must never pass for a fault that was planted.
 */
export function patchedSources(patches: readonly SourcePatch[], read: (file: string) => string): Map<string, string> {
  const sources = new Map<string, string>();
  for (const { file, find, replace } of patches) {
    const parts = (sources.get(file) ?? read(file)).split(find);
    if (parts.length !== 2) throw new Error(`a source patch does not fit: its text is ${parts.length - 1} times in ${file}, not once:\n${find}`);
    sources.set(file, parts.join(replace));
  }
  return sources;
}
