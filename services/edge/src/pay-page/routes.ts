import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { normaliseMobile, PAKISTAN } from '@adaigi/domain';
import { ERROR_CODES } from '@adaigi/errors';
import { reportFault, toAdaigiError } from '../http/errors.ts';
import type { HttpOptions } from '../http/options.ts';
import { openPayPage, type OpenedPayPage } from '../usecases/pay-page-link.ts';
import { requireRate } from '../usecases/require-rate.ts';
import { pageHeaders, renderPage, type Page } from '../window/page.ts';
import { WORDS, type Lang } from '../window/words.ts';
import { formPage, messagePage, statePage } from './pages.ts';

interface Address {
  Params: { merchantNo: string; token: string };
  Querystring: { lang?: string };
}

const PATH = '/pay/:merchantNo/:token';

/** Hidden from the API page: its users are payers, not programs. */
const schema = { hide: true };

/** The payment page of hosted PayPro orders: one form, then the result. Works without scripts, so it has none. */
export function registerPayPage(app: FastifyInstance, options: HttpOptions): void {
  const { ports } = options;
  app.setErrorHandler<Error, Address>((error, request, reply) => {
    const problem = toAdaigiError(error);
    reportFault(options.log, request, problem);
    const words = WORDS[langOfRequest(request)];
    const isLink = ERROR_CODES[problem.code].http < 500 && problem.code !== 'rate_limited';
    return isLink ? sendBadLink(request, reply) : sendPage(reply, messagePage(langOfRequest(request), words.unavailable, words.tryLater), 503);
  });

  app.get<Address>(PATH, { schema }, async (request, reply) => {
    const opened = await open(options, request);
    if (opened === null) return sendBadLink(request, reply);
    const [lang, address] = [langOfRequest(request), addressOf(request)];
    return sendPage(reply, isAwaited(opened) ? formPage(opened, lang, address, null) : statePage(opened, lang, address), 200);
  });

  // The answer to the form is the page's own address again, so that loading it anew never sends anything twice.
  app.post<Address>(PATH, { schema }, async (request, reply) => {
    const opened = await open(options, request);
    if (opened === null) return sendBadLink(request, reply);
    const [lang, address] = [langOfRequest(request), addressOf(request)];
    const typed = readForm(request);
    const { caller, payment } = opened;
    if (isAwaited(opened)) {
      if (typed.problem !== null) return sendPage(reply, formPage(opened, lang, address, { ...typed, field: typed.problem }), 422);
      await ports.payments.confirm(caller, { paymentId: payment.id, wallet: payment.wallet === '' ? typed.wallet : payment.wallet, mobile: typed.mobile });
    }
    return reply.code(303).headers({ location: `${address}?lang=${lang}`, 'cache-control': 'no-store' }).send();
  });
}

function open({ ports }: HttpOptions, request: FastifyRequest<Address>): Promise<OpenedPayPage | null> {
  const { merchantNo, token } = request.params;
  requireRate(ports.rateLimits, 'key', `pay-page ${request.ip} ${request.method}`);
  return openPayPage(ports, merchantNo, token);
}

/** The merchant's number and ours are checked by their form before they come here. */
function addressOf({ params: { merchantNo, token } }: FastifyRequest<Address>): string {
  return `/pay/${merchantNo}/${token}`;
}

function isAwaited({ payment }: OpenedPayPage): boolean {
  return payment.nextAction?.type === 'confirm_on_page';
}

function readForm(request: FastifyRequest): { wallet: string; mobile: string; problem: 'wallet' | 'mobile' | null } {
  const form = new URLSearchParams(request.rawBody?.toString('utf8') ?? '');
  const wallet = form.get('wallet') ?? '';
  const typed = (form.get('mobile') ?? '').slice(0, 40);
  const mobile = typed.replaceAll(/[\s-]/g, '');
  const isWallet = PAKISTAN.wallets.some((each) => each === wallet);
  if (!isWallet) return { wallet: '', mobile: typed, problem: 'wallet' };
  return mobile !== '' && normaliseMobile(mobile) === null ? { wallet, mobile: typed, problem: 'mobile' } : { wallet, mobile, problem: null };
}

/** As the page's own link says, else as the browser prefers. */
function langOfRequest(request: FastifyRequest): Lang {
  const { lang } = request.query as Address['Querystring'];
  if (lang === 'ur' || lang === 'en') return lang;
  return /^ur\b/i.test(request.headers['accept-language'] ?? '') ? 'ur' : 'en';
}

function sendBadLink(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const lang = langOfRequest(request);
  return sendPage(reply, messagePage(lang, WORDS[lang].badLink, WORDS[lang].badLinkText), 404);
}

function sendPage(reply: FastifyReply, page: Page, status: number): FastifyReply {
  const nonce = randomBytes(16).toString('base64url');
  // As bytes, so that nothing is added to the media type.
  return reply.code(status).headers(pageHeaders(nonce, [])).send(Buffer.from(renderPage(page, nonce)));
}
