/** Spreads the bits of a word: neighbouring words have nothing in common afterwards (the finaliser of splitmix32). */
export function mix(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x21f0aaad);
  h ^= h >>> 15;
  h = Math.imul(h, 0x735a2d97);
  return (h ^ (h >>> 15)) | 0;
}

/** A word from a text (FNV-1a). */
export function wordOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** Uniform in (0, 1), both ends excluded, from a word. */
export function unit(word: number): number {
  return ((word >>> 0) + 0.5) / 4_294_967_296;
}

/** A stream of uniform numbers in [0, 1) from a word (sfc32). */
export function stream(seedWord: number): () => number {
  let word = seedWord;
  const spread = (): number => {
    word = (word + 0x9e3779b9) | 0;
    return mix(word);
  };
  let [a, b, c, counter] = [spread(), spread(), spread(), spread()];
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}
