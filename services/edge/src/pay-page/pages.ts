import { maskMobile, PAKISTAN } from '@adaigi/domain';
import type { OpenedPayPage } from '../usecases/pay-page-link.ts';
import { html, type Html } from '../window/html.ts';
import type { Page } from '../window/page.ts';
import { stateContent } from '../window/states.ts';
import { fill, rupees, walletName, WORDS, type Lang } from '../window/words.ts';
import { PAY_WORDS } from './words.ts';

/** How soon a page that waits for the wallet looks again, and how long a result stays before the shop's own page comes. */
const LOOK_AGAIN_S = 3;
const LEAVE_AFTER_S = 4;

/** What a payer typed that cannot be. */
export interface FormProblem {
  readonly field: 'wallet' | 'mobile';
  readonly wallet: string;
  readonly mobile: string;
}

/** Wallet and number of an order that awaits them. @param address the page's own, without its query */
export function formPage({ payment, merchantName }: OpenedPayPage, lang: Lang, address: string, problem: FormProblem | null): Page {
  const [words, own] = [WORDS[lang], PAY_WORDS[lang]];
  const amount = rupees(payment.amount.minor, lang);
  const title = fill(own.title, { merchant: merchantName });
  const content = html`<h1>${title}</h1>
<div class="sum"><span>${words.amount}</span><strong><bdi>${amount}</bdi></strong></div>
<dl class="facts"><dt>${words.order}</dt><dd><bdi>${payment.reference}</bdi></dd></dl>
<form method="post" action="${address}?lang=${lang}" novalidate>
${walletField(payment.wallet, lang, problem)}
<label for="mobile">${own.mobile}</label>
<input id="mobile" name="mobile" type="text" inputmode="numeric" autocomplete="tel" maxlength="18" aria-describedby="hint${problem?.field === 'mobile' ? ' wrong' : ''}" ${problem?.field === 'mobile' ? html`aria-invalid="true" autofocus` : null} value="${problem?.mobile ?? ''}">
<p class="soft" id="hint">${fill(own.useGiven, { mobile: maskMobile(payment.payer.mobile) })}</p>
${problem === null ? null : html`<p class="error" id="wrong" role="alert">${problem.field === 'mobile' ? words.wrongMobile : own.wrongWallet}</p>`}
<button type="submit">${fill(words.pay, { amount })}</button>
</form>
${otherLanguage(lang, address)}`;
  return { lang, title, content };
}

/** Fixed by the shop, or to be chosen. */
function walletField(fixed: string, lang: Lang, problem: FormProblem | null): Html {
  if (fixed !== '') return html`<p>${fill(WORDS[lang].payWith, { wallet: walletName(fixed, lang) })}</p><input type="hidden" name="wallet" value="${fixed}">`;
  const options = PAKISTAN.wallets.map((wallet) => html`<option value="${wallet}" ${problem?.wallet === wallet ? html`selected` : null}>${walletName(wallet, lang)}</option>`);
  const { wallet: label } = PAY_WORDS[lang];
  return html`<label for="wallet">${label}</label><select id="wallet" name="wallet" required ${problem?.field === 'wallet' ? html`aria-invalid="true" aria-describedby="wrong"` : null}>${options}</select>`;
}

/** The page of an order that its payer has confirmed, or that has ended. */
export function statePage({ payment, merchantName }: OpenedPayPage, lang: Lang, address: string): Page {
  const [words, own] = [WORDS[lang], PAY_WORDS[lang]];
  const returnUrl = payment.dialectData['returnUrl'] ?? '';
  const facts = [
    { name: words.amount, value: rupees(payment.amount.minor, lang) },
    { name: words.order, value: payment.reference },
  ];
  const common = { lang, facts, returnUrl: returnUrl === '' ? null : returnUrl };
  switch (payment.state) {
    case 'accepted':
    case 'processing': {
      const names = { wallet: walletName(payment.wallet, lang), mobile: maskMobile(payment.payer.mobile) };
      const isAsked = payment.nextAction !== null;
      const title = isAsked ? fill(words.awaiting, names) : own.processing;
      const text = isAsked ? fill(words.awaitingText, names) : own.processingText;
      const content = stateContent({ ...common, tone: 'pending', title, text, returnUrl: null, busy: true });
      return { lang, title, content, refresh: { afterS: LOOK_AGAIN_S, url: `${address}?lang=${lang}` } };
    }
    case 'succeeded': {
      const content = stateContent({ ...common, tone: 'success', title: words.success, text: merchantName, leaves: returnUrl !== '' });
      return { lang, title: words.success, content, refresh: returnUrl === '' ? null : { afterS: LEAVE_AFTER_S, url: returnUrl } };
    }
    case 'failed':
    case 'cancelled':
    case 'expired': {
      const text = lang === 'en' ? (payment.failure?.message ?? words.failText) : words.failText;
      return { lang, title: words.fail, content: stateContent({ ...common, tone: 'fail', title: words.fail, text }) };
    }
    default:
      return payment.state satisfies never;
  }
}

/** A page without an order. */
export function messagePage(lang: Lang, title: string, text: string): Page {
  return { lang, title, content: stateContent({ lang, tone: 'fail', title, text, returnUrl: null }) };
}

function otherLanguage(lang: Lang, address: string): Html {
  const other: Lang = lang === 'en' ? 'ur' : 'en';
  return html`<p class="soft"><a href="${address}?lang=${other}" hreflang="${other}" lang="${other}">${PAY_WORDS[lang].other}</a></p>`;
}
