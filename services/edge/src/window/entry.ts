import { AdaigiError } from '@adaigi/errors';
import { isManual, keyLength } from '../dialects/paykassma/methods.ts';
import type { EdgePorts } from '../ports.ts';
import { pushContent, transferContent } from './forms.ts';
import { messagePage } from './outcome.ts';
import type { Page } from './page.ts';
import { returnUrlOf } from './return-url.ts';
import { TRANSFER_SCRIPT } from './scripts.ts';
import type { Typed, Visit } from './visit.ts';
import { fill, walletName, WORDS } from './words.ts';

/**
 * The page with something to type. A method by hand first takes a receiving wallet; where there is none, the page says so.
 * @param action the page's own address
 * @throws AdaigiError `unavailable`
 */
export async function entryPage(ports: Pick<EdgePorts, 'deposits' | 'clock'>, visit: Visit, action: string, typed: Typed | null): Promise<Page> {
  const { merchant, request, method, amount } = visit;
  const { lang } = request;
  const words = WORDS[lang];
  const names = { wallet: walletName(method.wallet, lang) };
  const title = fill(words.payWith, names);
  const common = { lang, wallet: method.wallet, amountMinor: amount.minor, action, typed: typed?.text ?? '', cancelUrl: returnUrlOf('fail', request, merchant.settings) };
  if (!isManual(method)) {
    return { lang, title, content: pushContent({ ...common, error: typed === null ? null : words[typed.problem === 'malformed' ? 'wrongMobile' : 'tryLater'] }) };
  }
  const wallet = await walletFor(ports, visit);
  if (wallet === null) return messagePage(lang, words.unavailable, fill(words.unavailableText, names), common.cancelUrl);
  const content = transferContent({
    ...common,
    number: wallet.number,
    accountTitle: wallet.title,
    expiresAt: wallet.expiresAt,
    leftS: Math.max(0, Math.round((Date.parse(wallet.expiresAt) - ports.clock.now().getTime()) / 1000)),
    keyLength: keyLength(method),
    keyMaxLength: method.keyDigits[1],
    error: typed === null ? null : fill(words[ERRORS[typed.problem]], { length: keyLength(method) }),
  });
  return { lang, title, content, script: TRANSFER_SCRIPT };
}

const ERRORS = { malformed: 'wrongNumber', used: 'numberUsed', refused: 'numberRefused', late: 'numberLate' } as const satisfies Record<Typed['problem'], string>;

async function walletFor(ports: Pick<EdgePorts, 'deposits'>, { merchant, request, method }: Visit) {
  try {
    return await ports.deposits.assign(merchant.caller, { walletType: method.type, currency: method.currency, label: request.label });
  } catch (error) {
    if (error instanceof AdaigiError && error.code === 'no_wallet_available') return null;
    throw error;
  }
}
