/** One member of a JSON object, with its value as the sender wrote it. */
export interface JsonMember {
  readonly name: string;
  readonly kind: 'string' | 'number' | 'boolean' | 'null' | 'nested';
  /** `string`: the decoded value. Every other kind: the raw JSON text, so `1.50` stays `1.50` and an object keeps its spaces. */
  readonly text: string;
}

/** A value that is neither object nor list, with its text as in {@link JsonMember}. */
export interface JsonScalar {
  readonly kind: Exclude<JsonMember['kind'], 'nested'>;
  readonly text: string;
}

/**
 * Reads the top level of a JSON object without losing how its values were written, which `JSON.parse` does.
 * Of duplicate names the last wins, as in `JSON.parse`.
 * @returns null when the text is not valid JSON or not an object
 */
export function scanJsonObject(text: string): JsonMember[] | null {
  if (!isJsonObject(text)) return null;
  const members = new Map<string, JsonMember>();
  let at = skipSpace(text, text.indexOf('{') + 1);
  while (text[at] !== '}') {
    const nameEnd = endOfString(text, at);
    const name = decodeString(text.slice(at, nameEnd));
    const start = skipSpace(text, skipSpace(text, nameEnd) + 1);
    const end = endOfValue(text, start);
    members.set(name, { name, ...readValue(text.slice(start, end)) });
    at = skipSpace(text, end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return [...members.values()];
}

// JSON.parse decides what is valid; the scanner below may then trust the text's structure.
export function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function readValue(raw: string): Pick<JsonMember, 'kind' | 'text'> {
  return raw.startsWith('{') || raw.startsWith('[') ? { kind: 'nested', text: raw } : readScalar(raw);
}

export function readScalar(raw: string): JsonScalar {
  switch (raw[0]) {
    case '"':
      return { kind: 'string', text: decodeString(raw) };
    case 't':
    case 'f':
      return { kind: 'boolean', text: raw };
    case 'n':
      return { kind: 'null', text: raw };
    default:
      return { kind: 'number', text: raw };
  }
}

/** @param raw a JSON string with its quotes */
export function decodeString(raw: string): string {
  return String(JSON.parse(raw));
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r') at += 1;
  return at;
}

/** Index after the closing quote of the string that opens at `from`. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Index after the value that begins at `from`. */
export function endOfValue(text: string, from: number): number {
  if (text[from] === '"') return endOfString(text, from);
  if (text[from] === '{' || text[from] === '[') return endOfNested(text, from);
  let at = from;
  while (/[-+.\w]/.test(text.charAt(at))) at += 1;
  return at;
}

function endOfNested(text: string, from: number): number {
  let depth = 0;
  let at = from;
  do {
    const character = text[at];
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    at = character === '"' ? endOfString(text, at) : at + 1;
  } while (depth > 0);
  return at;
}
