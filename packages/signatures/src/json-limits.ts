/**
 * How large a JSON text of a caller who is not proven yet may be in structure. An honest request of any dialect has some twenty values on two
 * levels; whatever reads it afterwards, signing included, may rely on these.
 */
export const JSON_LIMITS = {
  /** Levels of objects and lists, the outermost counted. */
  depth: 16,
  /** Members and items, on all levels together. */
  values: 1_000,
} as const;

/**
 * Whether a JSON text keeps to {@link JSON_LIMITS}. Reads every character once, parses nothing and stops at the first excess. Of text that is not
 * valid JSON the answer means nothing.
 */
export function isWithinJsonLimits(text: string): boolean {
  let [depth, values] = [0, 0];
  let [isFirst, isInString] = [false, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at += 1;
      else if (character === '"') isInString = false;
      continue;
    }
    if (character === ' ' || character === '\t' || character === '\n' || character === '\r') continue;
    const isClosing = character === '}' || character === ']';
    if (character === ',' || (isFirst && !isClosing)) values += 1;
    isFirst = character === '{' || character === '[';
    if (isFirst) depth += 1;
    if (isClosing) depth -= 1;
    isInString = character === '"';
    if (depth > JSON_LIMITS.depth || values > JSON_LIMITS.values) return false;
  }
  return true;
}
