import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
if (BROWSER === undefined) process.stderr.write('No Chromium on this machine: the tests of the payment window in a browser are skipped. Debian: apt-get install chromium\n');

/** A small Android phone. */
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } as const;
/** A browser beside everything else on two cores takes its time. */
const TIMEOUT_MS = 60_000;
jest.setTimeout(2 * TIMEOUT_MS);
const MAX_PAGE_BYTES = 100 * 1024;

(BROWSER === undefined ? describe.skip : describe)('the payment window in a browser', () => {
  let edge: TestEdge;
  let merchant: TestMerchant;
  let browser: Browser;
  let context: BrowserContext;
  const shop = (outcome: string): string => `http://shop.localhost/${outcome}?from=window`;

  beforeAll(async () => {
    edge = await startEdge();
    merchant = edge.peers.merchants.add({ return_urls: JSON.stringify([shop('ok'), shop('wait'), shop('no')]), return_url_success: '1', return_url_pending: '2', return_url_fail: '3' });
    browser = await chromium.launch({ executablePath: BROWSER ?? '', args: ['--no-sandbox'] });
    context = await browser.newContext(PHONE);
    await context.route(/^http:\/\/shop\.localhost\/(?:ok|wait|no)/, (route) => route.fulfill({ status: 200, contentType: 'text/plain', body: 'the shop' }));
    context.setDefaultTimeout(TIMEOUT_MS);
  }, 2 * TIMEOUT_MS);
  afterAll(async () => {
    await browser.close();
    await edge.stop();
  });

  const key = (): string => String(Math.floor(Math.random() * 1e11)).padStart(11, '0');
  function urlOf(change: Record<string, string> = {}, of: TestMerchant = merchant): string {
    const query = { label: 'user 1', currency_code: 'PKR', lang: 'en', wallet_type: 'easypaisa', custom_transaction_id: randomUUID(), fixed_amount: '1200', ...change };
    return `http://plugin.${of.paykassma.host}:${new URL(edge.url).port}/?${new URLSearchParams(query).toString()}&${Date.now()}`;
  }
  async function open(url: string, where: BrowserContext = context): Promise<Page> {
    const page = await where.newPage();
    await page.goto(url);
    return page;
  }
  /** Rules that axe finds broken, serious and critical ones. */
  async function seriousFindings(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    const found: unknown = await page.evaluate('axe.run().then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical").map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" ")))');
    return Array.isArray(found) ? found.map(String) : ['axe did not answer'];
  }
  async function picture(page: Page, name: string): Promise<void> {
    const folder = process.env['ADAIGI_WINDOW_PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  }

  test.each(['en', 'ur'])('by hand in %s: shows the number, takes the transaction number by keyboard, and credits', async (lang) => {
    const key1 = key();
    edge.peers.deposits.transfers.set(key1, '120000');
    const page = await open(urlOf({ lang }));
    expect(await page.getAttribute('html', 'dir')).toBe(lang === 'ur' ? 'rtl' : 'ltr');
    expect(await page.textContent('#number')).toBe('03001112223');
    expect(await page.textContent('#left')).toMatch(/^1\d:\d\d$/);
    await picture(page, `${lang}-transfer`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.focus('#typed');
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alert]');
    expect(await page.getAttribute('#typed', 'aria-invalid')).toBe('true');
    await picture(page, `${lang}-wrong`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.fill('#typed', lang === 'ur' ? key1.replaceAll(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))) : ` ${key1.slice(0, 5)}-${key1.slice(5)}`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-state=success]');
    await picture(page, `${lang}-success`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.waitForURL(shop('ok'));
    await page.close();
  });

  test.each(['en', 'ur'])('by push in %s: asks for the number, waits live, and goes back to the shop', async (lang) => {
    const custom = randomUUID();
    const page = await open(urlOf({ lang, wallet_type: 'easypaisa_api', custom_transaction_id: custom }));
    await picture(page, `${lang}-push`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.fill('#typed', '0092 312 3456789');
    await page.click('button[type=submit]');
    await page.waitForSelector('[data-state=pending]');
    await picture(page, `${lang}-asked`);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.textContent('main')).not.toContain('03123456789');
    const payment = [...edge.peers.payments.stored.values()].find(({ reference }) => reference === custom);
    edge.peers.payments.change(payment?.id ?? '', lang === 'en' ? { state: 'PAYMENT_STATE_SUCCEEDED' } : { state: 'PAYMENT_STATE_FAILED' });
    await page.waitForSelector(lang === 'en' ? '[data-state=success]' : '[data-state=fail]');
    await picture(page, `${lang}-${lang === 'en' ? 'paid' : 'failed'}`);
    await page.waitForURL(shop(lang === 'en' ? 'ok' : 'no'));
    await page.close();
  });

  test.each(['en', 'ur'])('an early number in %s is awaited, a suspect one is checked; both say not to pay again', async (lang) => {
    const early = await open(urlOf({ lang }));
    await early.fill('#typed', key());
    await early.click('button[type=submit]');
    await early.waitForSelector('[data-state=pending]');
    await picture(early, `${lang}-possible`);
    expect(await seriousFindings(early)).toEqual([]);
    const deposit = [...edge.peers.deposits.stored.values()].at(-1);
    edge.peers.deposits.change(deposit?.id ?? '', { state: 'DEPOSIT_STATE_CREDITED', amount: { minor: '120000', currency: 'PKR' } });
    await early.waitForSelector('[data-state=success]');
    await early.close();
    const key1 = key();
    edge.peers.deposits.suspect.add(key1);
    const suspect = await open(urlOf({ lang }));
    await suspect.fill('#typed', key1);
    await suspect.click('button[type=submit]');
    await suspect.waitForSelector('[data-state=pending]');
    await picture(suspect, `${lang}-checked`);
    await suspect.close();
  });

  test('without scripts the number can be claimed and the outcome is seen', async () => {
    const plain = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const key1 = key();
    edge.peers.deposits.transfers.set(key1, '120000');
    const page = await open(urlOf(), plain);
    expect(await page.isVisible('#copy')).toBe(false);
    await page.fill('#typed', key1);
    await page.click('button[type=submit]');
    await page.waitForSelector('[data-state=success]');
    await plain.close();
  });

  test('copies the number', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await open(urlOf());
    await page.click('#copy');
    await page.waitForFunction("document.getElementById('copied').textContent !== ''");
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('03001112223');
    await page.close();
  });

  test('weighs less than 100 kB, asks nobody else for anything, and breaks none of its own rules', async () => {
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    let bytes = 0;
    page.on('request', (request) => asked.push(new URL(request.url()).hostname));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('response', (response) => void response.body().then((body) => (bytes += body.length)));
    await page.goto(urlOf());
    await page.waitForLoadState('networkidle');
    expect(new Set(asked)).toEqual(new Set([`plugin.${merchant.paykassma.host}`]));
    expect(complaints).toEqual([]);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(MAX_PAGE_BYTES);
    await page.close();
  });

  test('works in a frame of the shop, and only of the shop where the merchant says so', async () => {
    // A site of its own on this machine: pages that a test makes up may not frame what runs here.
    let inside = '';
    const site = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(inside));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const port = (site.address() as AddressInfo).port;
    const own = edge.peers.merchants.add({ frame_ancestors: `http://shop.localhost:${port}` });
    const frame = (url: string): string => `<iframe width="640" height="750" src="${url.replaceAll('&', '&amp;')}"></iframe>`;
    inside = `<body>${frame(urlOf())}${frame(urlOf({}, own))}</body>`;
    for (const [name, shown] of [['shop', 1], ['elsewhere', 0]] as const) {
      const page = await context.newPage();
      await page.goto(`http://${name}.localhost:${port}/frames`);
      const numbers = await Promise.all(page.frames().slice(1).map((each) => each.locator('#number').count()));
      expect(numbers).toEqual([1, shown]);
      await page.close();
    }
    site.close();
  });

  test('a method that is not available, a wrong link and a foreign id say so', async () => {
    edge.peers.deposits.walletAvailable = false;
    const away = await open(urlOf());
    expect(await away.textContent('h1')).toBe('Payment is not possible now');
    await picture(away, 'en-unavailable');
    edge.peers.deposits.walletAvailable = true;
    await away.close();
    const wrong = await open(urlOf({ wallet_type: 'bkash', lang: 'ur' }));
    await picture(wrong, 'ur-badlink');
    expect(await seriousFindings(wrong)).toEqual([]);
    await wrong.close();
    const custom = randomUUID();
    const key1 = key();
    edge.peers.deposits.transfers.set(key1, '120000');
    const mine = await open(urlOf({ custom_transaction_id: custom }));
    await mine.fill('#typed', key1);
    await mine.click('button[type=submit]');
    await mine.waitForSelector('[data-state=success]');
    const other = await open(urlOf({ custom_transaction_id: custom, label: 'user 2' }));
    expect(await other.textContent('h1')).toBe('This payment link is not valid');
    await Promise.all([mine.close(), other.close()]);
  });
});
