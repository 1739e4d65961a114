/** What reading a variable gave: its value, or what is wrong with it. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rule: string };

/** One environment variable, its type and its rules. */
export interface Field<T> {
  readonly variable: string;
  /** An unset variable and an empty one are the same: `undefined`. */
  read(raw: string | undefined): Read<T>;
}

export function ok<T>(value: T): Read<T> {
  return { ok: true, value };
}

export function fail<T>(rule: string): Read<T> {
  return { ok: false, rule };
}
