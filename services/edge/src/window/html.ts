/** Markup that is safe to send; made by {@link html} only. */
export interface Html {
  readonly markup: string;
}

type Part = Html | readonly Html[] | string | number | null;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template whose texts are escaped; what is markup already, and lists of it, go in as they are, null as nothing. Attributes need quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.map((text, at) => text + (at < parts.length ? markupOf(parts[at] ?? null) : '')).join('');
  return { markup };
}

/** Markup of our own, never of a caller: a style sheet, a script. */
export function trusted(markup: string): Html {
  return { markup };
}

function markupOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return part.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}
