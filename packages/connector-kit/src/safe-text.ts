/** A provider's code or number if it looks like one, else empty: free text of others never travels in an outcome. */
export function safeCode(text: string): string {
  return /^[A-Za-z0-9_.:-]{1,64}$/.test(text) ? text : '';
}

/**
 * A description that every provider takes: plain ASCII without accents, without what is refused, never empty.
 * @param refused characters that are replaced by a space
 */
export function plainText(text: string, refused: RegExp, maxLength: number): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/g, ' ')
    .replace(refused, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return plain.slice(0, maxLength).trim() || 'Payment';
}
