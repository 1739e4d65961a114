import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AdaigiError, ERROR_CODES } from '@adaigi/errors';
import { windowMerchant, type PaykassmaMerchant } from '../dialects/paykassma/merchant.ts';
import { isManual } from '../dialects/paykassma/methods.ts';
import { reportFault, toAdaigiError } from '../http/errors.ts';
import type { HttpOptions } from '../http/options.ts';
import { requireRate } from '../usecases/require-rate.ts';
import { entryPage } from './entry.ts';
import { messagePage, outcomePage, stateWord } from './outcome.ts';
import { pageHeaders, renderPage, type Page } from './page.ts';
import { langOfQuery, readWindowQuery } from './query.ts';
import { enterKey, enterPhone, standingOf, visitOf, type Visit } from './visit.ts';
import { WORDS } from './words.ts';

/** Hidden from the API page: its users are payers, not programs. */
const schema = { hide: true };

/** The payment window at `plugin.<host>/`. On every other host this path is nothing. */
export function registerWindow(app: FastifyInstance, options: HttpOptions): void {
  const { ports } = options;
  app.setErrorHandler((error, request, reply) => {
    const problem = toAdaigiError(error);
    reportFault(options.log, request, problem);
    const lang = langOfQuery(request.query);
    const words = WORDS[lang];
    const isLink = ERROR_CODES[problem.code].http < 500 && problem.code !== 'rate_limited';
    const page = messagePage(lang, isLink ? words.badLink : words.unavailable, isLink ? words.badLinkText : words.tryLater, null);
    return sendPage(reply, page, null, isLink ? 404 : 503);
  });

  app.get('/', { schema }, async (request, reply) => {
    const merchant = await merchantOf(options, request);
    const visit = visitOfRequest(merchant, request);
    const standing = visit === null ? null : await standingOf(ports, visit);
    if (visit === null || standing === null) return sendPage(reply, badLink(request), merchant, 400);
    const page = standing.kind === 'new' ? await entryPage(ports, visit, actionOf(request), standing.typed) : outcomePage(visit, standing);
    return sendPage(reply, page, merchant, 200);
  });

  // The answer to a form is the page's own address again, so that loading it anew never sends anything twice.
  app.post('/', { schema }, async (request, reply) => {
    const merchant = await merchantOf(options, request);
    const visit = visitOfRequest(merchant, request);
    if (visit === null || (await standingOf(ports, visit)) === null) return sendPage(reply, badLink(request), merchant, 400);
    const text = typedIn(request, visit);
    const entered = isManual(visit.method) ? await enterKey(ports, visit, text) : await enterPhone(ports, visit, text);
    if (entered === 'claimed') return reply.code(303).headers({ location: actionOf(request), 'cache-control': 'no-store' }).send();
    return sendPage(reply, await entryPage(ports, visit, actionOf(request), { text: text.slice(0, 40), problem: entered }), merchant, 422);
  });

  app.get('/window/state', { schema }, async (request, reply) => {
    const visit = visitOfRequest(await merchantOf(options, request), request);
    const standing = visit === null ? null : await standingOf(ports, visit);
    if (standing === null) throw new AdaigiError('not_found', 'There is nothing at this path.');
    return reply.headers({ 'cache-control': 'no-store', 'content-type': 'application/json' }).send(JSON.stringify({ state: stateWord(standing) }));
  });
}

/** @throws AdaigiError `not_found` on a host that is no merchant's, `forbidden` for a disabled one, `rate_limited`, `unavailable` */
async function merchantOf({ ports }: HttpOptions, request: FastifyRequest): Promise<PaykassmaMerchant> {
  const merchant = await windowMerchant(ports, request.hostname);
  if (merchant === null) throw new AdaigiError('not_found', 'There is nothing at this path.');
  requireRate(ports.rateLimits, 'key', `window ${merchant.caller.merchantId} ${request.ip}`);
  if (!merchant.active) throw new AdaigiError('forbidden', 'The merchant is disabled.');
  return merchant;
}

function visitOfRequest(merchant: PaykassmaMerchant, request: FastifyRequest): Visit | null {
  const asked = readWindowQuery(request.query);
  return asked === null ? null : visitOf(merchant, asked);
}

/** The page's own address, on this host whatever the query holds. */
function actionOf(request: FastifyRequest): string {
  const at = request.url.indexOf('?');
  return at === -1 ? '/' : `/${request.url.slice(at)}`;
}

function typedIn(request: FastifyRequest, { method }: Visit): string {
  const form = new URLSearchParams(request.rawBody?.toString('utf8') ?? '');
  return form.get(isManual(method) ? 'key1' : 'phone_number') ?? '';
}

function badLink(request: FastifyRequest): Page {
  const lang = langOfQuery(request.query);
  return messagePage(lang, WORDS[lang].badLink, WORDS[lang].badLinkText, null);
}

function sendPage(reply: FastifyReply, page: Page, merchant: PaykassmaMerchant | null, httpStatus: number): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply.code(httpStatus).headers(pageHeaders(nonce, merchant?.settings.frameAncestors ?? null)).send(renderPage(page, nonce));
}
