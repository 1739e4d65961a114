import { maskMobile } from '@adaigi/domain';
import type { Page } from './page.ts';
import { returnUrlOf } from './return-url.ts';
import { WAITING_SCRIPT } from './scripts.ts';
import { stateContent, type StateView } from './states.ts';
import type { Standing, Visit } from './visit.ts';
import { fill, rupees, walletName, WORDS, type Lang } from './words.ts';

/** How long an outcome is shown before the page leaves for the shop, in seconds. A check by a person is not waited for. */
const LEAVES_AFTER_S = { success: 4, fail: 6, checked: 10, awaited: 30 } as const;
const RELOADS_AFTER_S = 4;

/** What the window's script compares: another word means that the page is out of date. */
export function stateWord(standing: Standing): 'new' | 'success' | 'pending' | 'fail' {
  switch (standing.kind) {
    case 'new':
    case 'success':
      return standing.kind;
    case 'checked':
    case 'awaited':
    case 'asked':
      return 'pending';
    case 'failed':
      return 'fail';
    default:
      return standing satisfies never;
  }
}

/** The page of a visit with nothing left to be typed. */
export function outcomePage({ merchant, request, method }: Visit, standing: Exclude<Standing, { kind: 'new' }>): Page {
  const { lang, customTransactionId } = request;
  const words = WORDS[lang];
  const urlOf = (outcome: 'success' | 'pending' | 'fail') => returnUrlOf(outcome, request, merchant.settings);
  const facts = [{ name: words.order, value: customTransactionId }];
  switch (standing.kind) {
    case 'success':
      return leaving(
        { lang, tone: 'success', title: words.success, text: words.successText, facts: [{ name: words.credited, value: rupees(standing.amount.minor, lang) }, ...facts], returnUrl: urlOf('success') },
        LEAVES_AFTER_S.success,
      );
    case 'failed':
      return leaving({ lang, tone: 'fail', title: words.fail, text: words.failText, facts, returnUrl: urlOf('fail') }, LEAVES_AFTER_S.fail);
    case 'checked':
      return waiting({ lang, tone: 'pending', title: words.pending, text: words.pendingText, facts, returnUrl: urlOf('pending') }, LEAVES_AFTER_S.checked);
    case 'awaited':
      return waiting({ lang, tone: 'pending', title: words.possible, text: words.possibleText, facts, busy: true, returnUrl: urlOf('pending') }, LEAVES_AFTER_S.awaited);
    case 'asked': {
      const names = { wallet: walletName(method.wallet, lang), mobile: maskMobile(standing.mobile) };
      // The payer must stay until his phone has answered: this page leaves only with an outcome.
      return waiting({ lang, tone: 'pending', title: fill(words.awaiting, names), text: fill(words.awaitingText, names), facts, busy: true, returnUrl: null }, null);
    }
    default:
      return standing satisfies never;
  }
}

/** A page that tells why nothing can be paid here. */
export function messagePage(lang: Lang, title: string, text: string, returnUrl: string | null): Page {
  return { lang, title, content: stateContent({ lang, tone: 'fail', title, text, returnUrl }) };
}

function leaving(view: StateView, afterS: number): Page {
  const { lang, title, returnUrl } = view;
  return { lang, title, content: stateContent({ ...view, leaves: returnUrl !== null }), refresh: returnUrl === null ? null : { afterS, url: returnUrl } };
}

function waiting(view: StateView, leavesAfterS: number | null): Page {
  const { lang, title, returnUrl } = view;
  const refresh = returnUrl === null || leavesAfterS === null ? null : { afterS: leavesAfterS, url: returnUrl };
  return { lang, title, content: stateContent(view), script: WAITING_SCRIPT, refresh, reloadWithoutScriptS: refresh === null ? RELOADS_AFTER_S : null };
}
