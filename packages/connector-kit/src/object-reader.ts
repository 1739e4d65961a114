interface TextRule {
  readonly pattern?: RegExp;
  readonly default?: string;
}

/**
 * Reads a JSON object of the configuration key by key and remembers every problem by path and rule, never with a value. What could not be
 * read comes back as an empty value; the caller looks at the problems before it uses any.
 */
export class ObjectReader {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #problems: string[];
  readonly #read = new Set<string>();

  constructor(value: unknown, path: string, problems: string[]) {
    this.#path = path;
    this.#problems = problems;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      this.#fields = Object.fromEntries(Object.entries(value));
    } else {
      this.#fields = {};
      problems.push(`${path} must be an object`);
    }
  }

  keys(): readonly string[] {
    return Object.keys(this.#fields);
  }

  raw(key: string): unknown {
    this.#read.add(key);
    return this.#fields[key];
  }

  text(key: string, rule: TextRule = {}): string {
    const value = this.raw(key) ?? rule.default;
    if (typeof value !== 'string' || (value === '' && rule.default !== '')) return this.problem(key, 'must be a text'), '';
    if (value !== '' && rule.pattern !== undefined && !rule.pattern.test(value)) this.problem(key, `must match ${rule.pattern.source}`);
    return value;
  }

  int(key: string, rule: { readonly min: number; readonly max: number; readonly default?: number }): number {
    const value = this.raw(key) ?? rule.default;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= rule.min && value <= rule.max) return value;
    this.problem(key, `must be an integer from ${rule.min} to ${rule.max}`);
    return rule.min;
  }

  /** A positive number, fractions allowed. */
  factor(key: string, fallback: number): number {
    const value = this.raw(key) ?? fallback;
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
    this.problem(key, 'must be a positive number');
    return fallback;
  }

  ints(key: string, fallback: readonly number[]): readonly number[] {
    const value = this.raw(key) ?? fallback;
    if (Array.isArray(value) && value.length > 0 && value.every((item) => Number.isSafeInteger(item) && item > 0)) return value;
    this.problem(key, 'must be a list of positive integers');
    return fallback;
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.raw(key) ?? fallback;
    if (typeof value === 'boolean') return value;
    this.problem(key, 'must be true or false');
    return fallback;
  }

  oneOf<const W extends string>(key: string, words: readonly [W, ...W[]], fallback?: W): W {
    const value = this.raw(key) ?? fallback;
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) this.problem(key, `must be one of ${words.join(', ')}`);
    return word ?? words[0];
  }

  /** An http or https address without credentials, query or fragment. */
  url(key: string): URL {
    const value = this.raw(key);
    const url = typeof value === 'string' ? URL.parse(value) : null;
    const plain = url !== null && /^https?:$/.test(url.protocol) && url.username + url.password + url.search + url.hash === '';
    if (plain) return url;
    this.problem(key, 'must be an http or https address without credentials or query');
    return new URL('https://invalid.invalid');
  }

  /** An object below; absent counts as empty. */
  child(key: string): ObjectReader {
    return new ObjectReader(this.raw(key) ?? {}, `${this.#path}.${key}`, this.#problems);
  }

  problem(key: string, rule: string): void {
    this.#problems.push(`${this.#path}.${key} ${rule}`);
  }

  /** Names every key that nobody asked for: most are typing errors in keys that were meant to be read. */
  done(): void {
    for (const key of Object.keys(this.#fields)) if (!this.#read.has(key)) this.problem(key, 'is not known');
  }
}
