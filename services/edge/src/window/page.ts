import { html, trusted, type Html } from './html.ts';
import { LEAVING_SCRIPT } from './scripts.ts';
import { STYLES } from './styles.ts';
import { DIRECTIONS, WORDS, type Lang } from './words.ts';

/** A page that a payer sees. */
export interface Page {
  readonly lang: Lang;
  /** What the browser shows as its name. */
  readonly title: string;
  readonly content: Html;
  /** A script of our own; the page must work without it. */
  readonly script?: string;
  /** Opens this address after some seconds, with scripts and without; null stays. */
  readonly refresh?: { readonly afterS: number; readonly url: string } | null;
  /** Opens the page again after some seconds where there are no scripts; null never. */
  readonly reloadWithoutScriptS?: number | null;
}

/** The whole document. @param nonce fresh per answer; the one of {@link pageHeaders} */
export function renderPage(page: Page, nonce: string): string {
  const { lang, title, content, script, refresh = null, reloadWithoutScriptS = null } = page;
  const { markup } = html`<!doctype html>
<html lang="${lang}" dir="${DIRECTIONS[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
${refresh === null ? null : html`<noscript><meta http-equiv="refresh" content="${refresh.afterS};url=${refresh.url}"></noscript>`}
${reloadWithoutScriptS === null ? null : html`<noscript><meta http-equiv="refresh" content="${reloadWithoutScriptS}"></noscript>`}
<title>${title}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${trusted(STYLES)}</style>
</head>
<body${refresh === null ? null : html` data-leave="${refresh.url}" data-after="${refresh.afterS}"`}>
<main>
<div class="card">${content}</div>
<footer class="soft">${WORDS[lang].securedBy}</footer>
</main>
${refresh === null ? null : html`<script nonce="${nonce}">${trusted(LEAVING_SCRIPT)}</script>`}
${script === undefined ? null : html`<script nonce="${nonce}">${trusted(script)}</script>`}
</body>
</html>
`;
  return markup;
}

/**
 * What a browser may do with the page: nothing but our own style and script, no foreign address, frames only where the merchant wants them.
 * @param frameAncestors origins that may show the page in a frame; null for any, an empty list for none
 */
export function pageHeaders(nonce: string, frameAncestors: readonly string[] | null): Record<string, string> {
  const ancestors = frameAncestors === null ? '*' : frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ');
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  };
}
