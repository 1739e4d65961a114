/** Items by their names' UTF-8 bytes, which sort as code points do; UTF-16 code units do not. Each name is encoded once. */
export function inUtf8Order<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, bytes: Buffer.from(nameOf(item)) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ item }) => item);
}
