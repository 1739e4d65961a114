/** Reads an amount in rupees ("500", "499.5", "499.50") as paisa; undefined when it is not one, or not above zero. */
export function rupeesToPaisa(text: string): number | undefined {
  const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (found === null) return undefined;
  const paisa = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return paisa > 0 ? paisa : undefined;
}
