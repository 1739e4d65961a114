/** What a setting may be. `check` answers with the rule that is broken and the end of a sentence about it, or null. */
export interface SettingRule {
  readonly about: string;
  readonly default: string;
  check(value: string): { readonly rule: string; readonly message: string } | null;
}

export function oneOf(about: string, fallback: string, words: readonly string[]): SettingRule {
  return { about, default: fallback, check: (value) => (words.includes(value) ? null : { rule: 'enum', message: `must be one of ${words.join(', ')}` }) };
}

export const flag = (about: string, fallback: 'true' | 'false'): SettingRule => oneOf(about, fallback, ['true', 'false']);

export function integer(about: string, fallback: string, min: number, max: number): SettingRule {
  return {
    about,
    default: fallback,
    check: (value) => {
      if (!/^\d{1,15}$/.test(value)) return { rule: 'type', message: 'must be a whole number' };
      if (Number(value) < min) return { rule: 'min', message: `must be at least ${min}` };
      return Number(value) > max ? { rule: 'max', message: `must be at most ${max}` } : null;
    },
  };
}

export function listOf(about: string, fallback: string, words: readonly string[]): SettingRule {
  const message = `must be a comma separated list of ${words.join(', ')}`;
  return {
    about,
    default: fallback,
    check: (value) => (value.split(',').every((item) => words.includes(item.trim())) ? null : { rule: 'enum', message }),
  };
}

/** A comma separated list whose every item passes. @param what the items are, in the plural */
export function itemsOf(about: string, fallback: string, what: string, max: number, isItem: (item: string) => boolean): SettingRule {
  return {
    about,
    default: fallback,
    check: (value) => {
      const items = value.split(',').map((item) => item.trim());
      if (items.length > max) return { rule: 'max_items', message: `must have at most ${max} entries` };
      return items.every(isItem) ? null : { rule: 'pattern', message: `must be a comma separated list of ${what}` };
    },
  };
}

/** Absolute http(s), no longer than other systems take it, and without a name and password in it. */
export function isWebUrl(value: string): boolean {
  if (value.length > 2048 || !/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.username === '' && url.password === '';
}
