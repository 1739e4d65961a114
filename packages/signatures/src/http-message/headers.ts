import type { HttpHeaders } from './types.ts';

/**
 * The value of a field as RFC 9421 section 2.1 puts it into a signature base: every line trimmed, folded lines
 * unfolded, all lines joined with `, `.
 * @param name lower case
 * @returns undefined when the request has no such field
 */
export function fieldValue(headers: HttpHeaders, name: string): string | undefined {
  const lines = Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value ?? []);
  return lines.length === 0 ? undefined : lines.map(canonical).join(', ');
}

// No regular expression: on a long run of spaces the obvious one takes quadratic time, before the sender is known.
function canonical(line: string): string {
  return line
    .split('\n')
    .map((part) => part.trim())
    .join(' ');
}
