import type { Leak } from './truth.ts';

/** Looks for canaries in texts and remembers where. */
export interface CanarySearch {
  look(place: string, text: string): void;
  readonly leaks: readonly Leak[];
  /** Bytes searched (as UTF-16 length), by place. */
  readonly searched: ReadonlyMap<string, number>;
}

/** A Pakistani mobile number in any of its spellings, on its own: not a run of digits inside a longer token. */
const MOBILE = /(?<![0-9A-Za-z])(?:\+?92[- ]?|0)?3\d{2}[- ]?\d{7}(?![0-9A-Za-z])/g;
const AROUND = 60;
/** More leaks of one place say nothing new. */
const MOST_PER_PLACE = 5;

/** Shorter canaries would be found by chance. */
const SHORTEST = 6;

/** Mobiles are found in any spelling, other canaries letter by letter. */
export function searchCanaries(secrets: readonly string[]): CanarySearch {
  const mobiles = new Set<string>();
  const texts = new Set<string>();
  for (const secret of secrets) {
    if (/^(?:\+?92|0)3\d{9}$/.test(secret)) mobiles.add(secret.slice(-10));
    else if (secret.length >= SHORTEST) texts.add(secret);
  }
  // Thousands of canaries share few beginnings: only where one of those is, the whole is compared.
  const lengths = new Map<string, Set<number>>();
  for (const text of texts) lengths.set(text.slice(0, SHORTEST), (lengths.get(text.slice(0, SHORTEST)) ?? new Set()).add(text.length));
  const leaks: Leak[] = [];
  const searched = new Map<string, number>();
  const found = new Map<string, number>();

  function report(place: string, kind: Leak['kind'], text: string, from: number, length: number): void {
    const count = (found.get(place) ?? 0) + 1;
    found.set(place, count);
    if (count > MOST_PER_PLACE) return;
    leaks.push({ place, kind, excerpt: `${text.slice(Math.max(0, from - AROUND), from)}█${text.slice(from + length, from + length + AROUND)}` });
  }

  return {
    leaks,
    searched,
    look(place, text) {
      searched.set(place, (searched.get(place) ?? 0) + text.length);
      for (const match of text.matchAll(MOBILE)) {
        if (mobiles.has(match[0].replace(/\D/g, '').slice(-10))) report(place, 'mobile', text, match.index, match[0].length);
      }
      for (const [beginning, each] of lengths) {
        for (let at = text.indexOf(beginning); at !== -1; at = text.indexOf(beginning, at + 1)) {
          const length = [...each].find((length) => texts.has(text.slice(at, at + length)));
          if (length !== undefined) report(place, 'text', text, at, length);
        }
      }
    },
  };
}
