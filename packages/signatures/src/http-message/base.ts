import { fieldValue } from './headers.ts';
import type { HttpRequest, ParsedSignature, SignatureProblem } from './types.ts';

type SignatureBase = { readonly ok: true; readonly base: string } | { readonly ok: false; readonly problem: SignatureProblem };

/** The text that is signed (RFC 9421 section 2.5). */
export function signatureBase(request: HttpRequest, covered: Pick<ParsedSignature, 'components' | 'params'>): SignatureBase {
  const lines: string[] = [];
  for (const name of covered.components) {
    const value = name.startsWith('@') ? derivedValue(request, name) : fieldValue(request.headers, name);
    if (value === undefined) return { ok: false, problem: absence(name) };
    // A line break would let one component's value imitate another's line; text beyond ASCII has no agreed bytes.
    if (!/^[\t\x20-\x7e]*$/.test(value)) return { ok: false, problem: `unsupported_component:${name}` };
    lines.push(`"${name}": ${value}`);
  }
  return { ok: true, base: [...lines, `"@signature-params": ${covered.params}`].join('\n') };
}

function absence(name: string): SignatureProblem {
  if (name === '@authority' || name === '@target-uri') return 'missing_header:host';
  return name.startsWith('@') ? `unsupported_component:${name}` : `missing_header:${name}`;
}

function derivedValue(request: HttpRequest, name: string): string | undefined {
  switch (name) {
    case '@method':
      return request.method;
    case '@path':
      return request.path === '' ? '/' : request.path;
    case '@query':
      return request.query === '' ? '?' : request.query;
    case '@scheme':
      return request.scheme ?? 'https';
    case '@request-target':
      return `${request.path}${request.query}`;
    case '@authority':
      return authority(request);
    case '@target-uri':
      return targetUri(request);
    default:
      return undefined;
  }
}

function authority(request: HttpRequest): string | undefined {
  const host = (fieldValue(request.headers, ':authority') ?? fieldValue(request.headers, 'host'))?.toLowerCase();
  return host?.replace(request.scheme === 'http' ? /:80$/ : /:443$/, '');
}

function targetUri(request: HttpRequest): string | undefined {
  const host = authority(request);
  return host === undefined ? undefined : `${request.scheme ?? 'https'}://${host}${request.path}${request.query}`;
}
