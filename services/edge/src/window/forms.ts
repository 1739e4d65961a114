import { html, type Html } from './html.ts';
import { fill, rupees, walletName, WORDS, type Lang } from './words.ts';

interface FormView {
  readonly lang: Lang;
  readonly wallet: string;
  readonly amountMinor: bigint;
  /** Where the form is sent: the page's own address. */
  readonly action: string;
  /** What was typed before; empty at first. */
  readonly typed: string;
  /** What is wrong with it; null when nothing was sent yet. */
  readonly error: string | null;
  /** Where the shop wants a payer who gives up. */
  readonly cancelUrl: string | null;
}

/** The wallet to pay to, and the field for the transaction number. */
export interface TransferView extends FormView {
  readonly number: string;
  /** Empty when not known. */
  readonly accountTitle: string;
  readonly expiresAt: string;
  /** Reserved from now, in seconds. */
  readonly leftS: number;
  /** `11` or `10-12`. */
  readonly keyLength: string;
  readonly keyMaxLength: number;
}

export function transferContent(view: TransferView): Html {
  const { lang, wallet, amountMinor, number, accountTitle, expiresAt, leftS, keyLength, keyMaxLength } = view;
  const words = WORDS[lang];
  const names = { wallet: walletName(wallet, lang), amount: rupees(amountMinor, lang), title: accountTitle, length: keyLength };
  return html`${heading(view)}
<p>${fill(words.sendTo, names)}</p>
<div class="number"><output id="number">${number}</output>
<button class="small" id="copy" type="button" hidden data-label="${words.copy}" data-done="${words.copied}" data-said="${words.copiedLong}">${words.copy}</button></div>
<p class="soft" id="copied" role="status"></p>
${accountTitle === '' ? null : html`<p class="soft"><bdi>${fill(words.accountName, names)}</bdi></p>`}
<ol><li>${fill(words.stepSend, names)}</li><li>${words.stepNumber}</li><li>${words.stepEnter}</li></ol>
<p class="soft">${words.timeLeft} <time id="left" class="ltr" data-end="${expiresAt}">${minutes(leftS)}</time></p>
<p class="error" id="over" role="status" hidden>${words.timeOver}</p>
${field(view, { name: 'key1', label: words.transactionNumber, hint: fill(words.transactionHint, names), maxLength: keyMaxLength + 8, autocomplete: 'off', submit: words.confirm })}`;
}

/** The field for the mobile number that will be asked. */
export function pushContent(view: FormView): Html {
  const { lang, wallet, amountMinor } = view;
  const words = WORDS[lang];
  const names = { wallet: walletName(wallet, lang), amount: rupees(amountMinor, lang) };
  return html`${heading(view)}
${field(view, { name: 'phone_number', label: fill(words.mobile, names), hint: words.mobileHint, maxLength: 18, autocomplete: 'tel', submit: fill(words.pay, names) })}`;
}

function heading({ lang, wallet, amountMinor }: FormView): Html {
  const words = WORDS[lang];
  return html`<h1>${fill(words.payWith, { wallet: walletName(wallet, lang) })}</h1>
<div class="sum"><span>${words.amount}</span><strong><bdi>${rupees(amountMinor, lang)}</bdi></strong></div>`;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly maxLength: number;
  readonly autocomplete: string;
  readonly submit: string;
}

function field({ action, typed, error, cancelUrl, lang }: FormView, { name, label, hint, maxLength, autocomplete, submit }: Field): Html {
  return html`<form method="post" action="${action}" novalidate>
<label for="typed">${label}</label>
<input id="typed" name="${name}" type="text" inputmode="numeric" autocomplete="${autocomplete}" maxlength="${maxLength}" required aria-describedby="hint${error === null ? '' : ' wrong'}" ${error === null ? null : html`aria-invalid="true" autofocus`} value="${typed}">
<p class="soft" id="hint">${hint}</p>
${error === null ? null : html`<p class="error" id="wrong" role="alert">${error}</p>`}
<button type="submit">${submit}</button>
</form>
${cancelUrl === null ? null : html`<p><a href="${cancelUrl}">${WORDS[lang].back}</a></p>`}`;
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
