/** Arrays that are longer are written out element by element. */
const LONG = 50;
/** Characters, about: small pieces cost turns, large ones hold others up. */
const PIECE = 64 * 1024;

/**
 * The JSON of a plain value (objects, arrays, strings, finite numbers, booleans, null), piece by piece, each made when it is asked for: a large value never stands twice in
 * memory, and whoever writes it can let others work in between.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  let piece = '';
  for (const text of fragments(value)) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function* fragments(value: unknown): Generator<string> {
  if (!isLarge(value)) yield JSON.stringify(value);
  else if (Array.isArray(value)) yield* listOf('[', value.map((item: unknown) => ['', item] as const), ']'); // prettier-ignore
  else yield* listOf('{', Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]) => [`${JSON.stringify(key)}:`, item as unknown] as const), '}'); // prettier-ignore
}

function* listOf(open: string, items: readonly (readonly [key: string, item: unknown])[], close: string): Generator<string> {
  let before = open;
  for (const [key, item] of items) {
    yield before + key;
    yield* fragments(item);
    before = ',';
  }
  yield (items.length === 0 ? open : '') + close;
}

function isLarge(value: unknown): value is object {
  if (Array.isArray(value)) return value.length > LONG || value.some(isLarge);
  return typeof value === 'object' && value !== null && Object.values(value).some(isLarge);
}
