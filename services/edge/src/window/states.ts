import { html, type Html } from './html.ts';
import { WORDS, type Lang } from './words.ts';

/** What a payer sees when nothing is left to be typed. */
export interface StateView {
  readonly lang: Lang;
  readonly tone: 'success' | 'pending' | 'fail';
  readonly title: string;
  readonly text: string;
  /** Shown under the text, in order. */
  readonly facts?: readonly { readonly name: string; readonly value: string }[];
  /** Where the shop wants its payer back; null when it said nothing. */
  readonly returnUrl: string | null;
  /** The page leaves for `returnUrl` by itself. */
  readonly leaves?: boolean;
  /** Something is still going on. */
  readonly busy?: boolean;
}

const SIGNS = { success: '✓', pending: '…', fail: '!' } as const;

/** The inside of a page that tells an outcome. */
export function stateContent(view: StateView): Html {
  const words = WORDS[view.lang];
  return html`<div class="state ${view.tone}" data-state="${view.tone}">
<span class="sign" aria-hidden="true">${SIGNS[view.tone]}</span>
<div role="status"><h1>${view.title}</h1>
<p>${view.text}</p></div>
${view.busy === true ? html`<div class="bar" aria-hidden="true"><i></i></div>` : null}
${view.facts === undefined || view.facts.length === 0 ? null : html`<dl class="facts">${view.facts.map(({ name, value }) => html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>`)}</dl>`}
${view.leaves === true ? html`<p class="soft">${words.redirecting}</p>` : null}
${view.returnUrl === null ? null : html`<a class="button" href="${view.returnUrl}">${words.back}</a>`}
</div>`;
}
