import { Timeline } from './timeline.ts';

/** A rule of the format that a file breaks: where (JSON pointer) and which. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

export interface Range {
  readonly min?: number;
  readonly max?: number;
  /** Whether `min` itself is refused. */
  readonly above?: boolean;
  readonly whole?: boolean;
}

/** A place in the parsed JSON that knows its pointer. */
export class Field {
  readonly #value: unknown;
  readonly #pointer: string;
  readonly #warnings: string[];

  constructor(value: unknown, pointer: string, warnings: string[]) {
    this.#value = value;
    this.#pointer = pointer;
    this.#warnings = warnings;
  }

  fail(rule: string): never {
    throw new ScenarioError(`${this.#pointer === '' ? '/' : this.#pointer}: ${rule}`);
  }

  /** Absent and null are the same. */
  get absent(): boolean {
    return this.#value === undefined || this.#value === null;
  }

  /** The fields of an object; a key that the format does not know is told in the warnings. */
  object<Key extends string>(known: readonly Key[]): Record<Key, Field> {
    const entries = this.#entries();
    for (const key of Object.keys(entries)) {
      if (!known.includes(key as Key)) this.#warnings.push(`${this.#at(key)}: not a key of the format; it is ignored`);
    }
    return Object.fromEntries(known.map((key) => [key, this.#child(key, entries[key])])) as Record<Key, Field>;
  }

  /** An object whose keys are free. */
  record(): ReadonlyMap<string, Field> {
    return new Map(Object.entries(this.#entries()).map(([key, value]) => [key, this.#child(key, value)]));
  }

  list({ min = 0 }: { min?: number } = {}): readonly Field[] {
    if (!Array.isArray(this.#value)) return this.fail('must be a list');
    if (this.#value.length < min) return this.fail(`needs at least ${min} ${min === 1 ? 'entry' : 'entries'}`);
    return this.#value.map((value, index) => this.#child(String(index), value));
  }

  /** Exactly two entries. */
  pair(): readonly [Field, Field] {
    const [first, second, ...more] = this.list();
    return first === undefined || second === undefined || more.length > 0 ? this.fail('must be a list of two') : [first, second];
  }

  text(): string {
    return typeof this.#value === 'string' && this.#value.length > 0 ? this.#value : this.fail('must be a text that is not empty');
  }

  oneOf<Choice extends string>(choices: readonly Choice[]): Choice {
    const found = choices.find((choice) => choice === this.#value);
    return found ?? this.fail(`must be one of ${choices.map((choice) => `"${choice}"`).join(', ')}`);
  }

  flag(): boolean {
    return typeof this.#value === 'boolean' ? this.#value : this.fail('must be true or false');
  }

  number({ min = -Infinity, max = Infinity, above = false, whole = false }: Range = {}): number {
    const value = this.#value;
    if (typeof value !== 'number' || !Number.isFinite(value)) return this.fail('must be a number');
    if (whole && !Number.isInteger(value)) return this.fail('must be a whole number');
    if (value < min || (above && value === min)) return this.fail(`must be ${above ? 'above' : 'at least'} ${min}`);
    if (value > max) return this.fail(`must be at most ${max}`);
    return value;
  }

  /** A number, or points `[time, value]` in order of time. */
  timeline(range: Range): Timeline {
    if (typeof this.#value === 'number') return Timeline.constant(this.number(range));
    if (!Array.isArray(this.#value)) return this.fail('must be a number or a list of [time, value]');
    let before = -Infinity;
    return new Timeline(
      this.list({ min: 1 }).map((point) => {
        const [time, value] = point.pair();
        const at = time.number();
        if (at < before) time.fail('times must not go back');
        before = at;
        return [at, value.number(range)];
      }),
    );
  }

  #entries(): Readonly<Record<string, unknown>> {
    if (typeof this.#value !== 'object' || this.#value === null || Array.isArray(this.#value)) return this.fail('must be an object');
    return this.#value as Readonly<Record<string, unknown>>;
  }

  #child(key: string, value: unknown): Field {
    return new Field(value, this.#at(key), this.#warnings);
  }

  #at(key: string): string {
    return `${this.#pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
}
