import { Type, type TSchemaOptions } from 'typebox';

/** No control characters: they have no place in a name or a reference, and they break logs and terminals. */
const PLAIN = '^[^\\u0000-\\u001f\\u007f]*$';

/** One line of text without control characters. */
export function plainText(minLength: number, maxLength: number, options: TSchemaOptions = {}) {
  return Type.String({ minLength, maxLength, pattern: PLAIN, ...options });
}

/** A date-time of RFC 3339, in the form that JSON APIs use. */
export const RFC3339 = '^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:[Zz]|[+-]\\d{2}:\\d{2})$';

/** Null when the text is not a time that exists. */
export function readTime(text: unknown): Date | null {
  if (typeof text !== 'string' || !new RegExp(RFC3339).test(text)) return null;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) return null;
  // JavaScript turns 30 February into 2 March; the day of the month in the text's own zone must survive.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return day.toISOString().slice(0, 10) === text.slice(0, 10) ? time : null;
}
