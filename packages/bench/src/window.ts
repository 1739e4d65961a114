import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { windowReport, type PageFacts } from './window-report.ts';

export interface WindowOptions {
  /** The edge: `http://127.0.0.1:8080`. */
  readonly edge: string;
  /** Base domain of a Paykassma merchant. */
  readonly host: string;
  readonly loads: number;
}

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** A small Android phone. */
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } as const;
/** Lighthouse's slow 4G as its request-level throttling sets it: 150 ms and 1.6 Mbit/s of the line, what a request feels of them. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: (1_474.56 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 };
/** A cheap phone is this many times slower than the machine that measures. */
const CPU_SLOWDOWN = 4;

const VISITS = [
  { name: 'by hand, en', query: { wallet_type: 'easypaisa', lang: 'en' } },
  { name: 'by hand, ur', query: { wallet_type: 'easypaisa', lang: 'ur' } },
  { name: 'push, en', query: { wallet_type: 'easypaisa_api', lang: 'en' } },
  { name: 'push, ur', query: { wallet_type: 'easypaisa_api', lang: 'ur' } },
] as const;

/**
 * How a phone on a slow line meets the payment window: paint, weight, and what axe finds. Makes no payment. Exit code 1 when a goal is missed.
 * @returns lines to print; without a Chromium on this machine just that
 */
export async function paymentWindow(options: WindowOptions): Promise<string[]> {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  if (executablePath === undefined) return [`Skipped: no Chromium on this machine (looked for ${BROWSERS.join(', ')}). Debian: apt-get install chromium`];
  const { hostname, port } = new URL(options.edge);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', `--host-resolver-rules=MAP plugin.${options.host} ${hostname}`] });
  try {
    const pages: PageFacts[] = [];
    for (const { name, query } of VISITS) {
      const urlOf = (): string => `http://plugin.${options.host}:${port}/?${new URLSearchParams({ label: 'bench', currency_code: 'PKR', fixed_amount: '1200', custom_transaction_id: randomUUID(), ...query }).toString()}`;
      pages.push({ name, ...(await visit(browser, urlOf, options.loads)) });
    }
    const { lines, missed } = windowReport(pages);
    if (missed.length > 0) process.exitCode = 1;
    return [`a phone of 360 x 740, CPU ${CPU_SLOWDOWN} times slower, ${SLOW_4G.latency} ms per request, ${(SLOW_4G.downloadThroughput * 8) / 1024} kbit/s down, empty cache`, ...lines, ...missed.map((each) => `missed: ${each}`)];
  } finally {
    await browser.close();
  }
}

async function visit(browser: Browser, urlOf: () => string, loads: number): Promise<Omit<PageFacts, 'name'>> {
  const paintsMs: number[] = [];
  let last: Omit<PageFacts, 'name' | 'paintsMs'> = { wireBytes: 0, requests: 0, serious: [] };
  for (let load = 0; load < loads; load += 1) {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    const wire = await slowPhone(await context.newCDPSession(page));
    const answer = await page.goto(urlOf());
    if (answer === null || !answer.ok()) throw new Error(`the window answered ${answer?.status() ?? 'nothing'}`);
    await page.waitForLoadState('load');
    paintsMs.push(await firstPaintMs(page));
    if (load === loads - 1) last = { ...wire, serious: await seriousFindings(page) };
    await context.close();
  }
  return { paintsMs, ...last };
}

/** Throttles a page and counts what it loads from now on. */
async function slowPhone(session: CDPSession): Promise<{ wireBytes: number; requests: number }> {
  const wire = { wireBytes: 0, requests: 0 };
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    wire.wireBytes += encodedDataLength;
    wire.requests += 1;
  });
  return wire;
}

async function firstPaintMs(page: Page): Promise<number> {
  await page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0");
  return Number(await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
}

/** What axe finds broken, serious and critical rules with the elements. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate('axe.run().then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical").map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" ")))');
  if (!Array.isArray(found)) throw new Error('axe did not answer');
  return found.map(String);
}
