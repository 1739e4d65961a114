import { setTimeout as sleep } from 'node:timers/promises';
import type { MerchantCredentials, RunFile } from '@adaigi/local';
import { payproSign, verifyPayproSign } from '@adaigi/signatures';
import { startInbox } from '@adaigi/testing';
import { cpuPerPayment, platformCpu } from './process-usage.ts';
import { summary } from './stats.ts';

export interface LatencyOptions {
  readonly payments: number;
  readonly perSecond: number;
}

const DEADLINE_MS = 60_000;
/** After the last callback, for what goes on behind it: the books, what is published. */
const SETTLE_MS = 2_000;

/**
 * Open-model load of PayPro orders against a provider that answers at once, each from a payer of its own: how long the edge takes to accept
 * (as the client sees it), how long it is from that answer until the verified callback is in the merchant's hands, and what CPU time each process takes
 * for a payment: the figure that says most on a machine that does other things, too.
 */
export async function latency(run: RunFile, merchant: MerchantCredentials, options: LatencyOptions): Promise<string[]> {
  const secret = merchant.paypro?.secret;
  if (secret === undefined) throw new Error('the demo merchant has no PayPro secret');
  const arrived = new Map<string, number>();
  const inbox = await startInbox({
    answer: ({ body }) => {
      if (!verifyPayproSign(body, secret)) return { status: 400, body: 'FAIL' };
      arrived.set((JSON.parse(body) as { tradeNo: string }).tradeNo, performance.now());
      return { body: 'OK' };
    },
  });
  const restore = await instantProvider(run.simulator.control);
  try {
    await burst(run, merchant, inbox.url, { payments: 20, perSecond: options.perSecond });
    const cpuBefore = await platformCpu(run);
    const accepted = await burst(run, merchant, inbox.url, options);
    const end = performance.now() + DEADLINE_MS;
    while (performance.now() < end && [...accepted.keys()].some((tradeNo) => !arrived.has(tradeNo))) await sleep(20);
    await sleep(SETTLE_MS);
    const cpuAfter = await platformCpu(run);
    const missing = [...accepted.keys()].filter((tradeNo) => !arrived.has(tradeNo)).length;
    const toCallback = [...accepted].flatMap(([tradeNo, { at }]) => {
      const callbackAt = arrived.get(tradeNo);
      return callbackAt === undefined ? [] : [Math.max(0, callbackAt - at)];
    });
    return [
      `${options.payments} payments at ${options.perSecond}/s, ${missing} callbacks missing`,
      `accepted at the edge     ${summary([...accepted.values()].map(({ tookMs }) => tookMs))}`,
      `accepted to callback     ${summary(toCallback)}`,
      ...cpuPerPayment(cpuBefore, cpuAfter, options.payments),
    ];
  } finally {
    await restore();
    await inbox.close();
  }
}

interface Accepted {
  readonly at: number;
  readonly tookMs: number;
}

async function burst(run: RunFile, merchant: MerchantCredentials, inboxUrl: string, options: LatencyOptions): Promise<Map<string, Accepted>> {
  const startedAt = performance.now();
  const stamp = Date.now();
  const sent = Array.from({ length: options.payments }, async (_, index): Promise<[string, Accepted]> => {
    await sleep(Math.max(0, startedAt + (index * 1000) / options.perSecond - performance.now()));
    const tradeNo = `bench${stamp}n${index}`;
    return [tradeNo, await order(run, merchant, inboxUrl, tradeNo, stamp + index)];
  });
  return new Map(await Promise.all(sent));
}

async function order(run: RunFile, merchant: MerchantCredentials, inboxUrl: string, tradeNo: string, unique: number): Promise<Accepted> {
  const fields = {
    tradeNo,
    amount: '500',
    name: 'Bench Payer',
    mobile: `0330${String(unique % 10_000_000).padStart(7, '0')}`,
    email: 'bench@gmail.com',
    remark: 'bench',
    timestamp: String(Date.now()),
    notifyUrl: `${inboxUrl}/notify`,
  };
  const body = JSON.stringify({ ...fields, sign: payproSign(Object.entries(fields), merchant.paypro?.secret ?? '') });
  const startedAt = performance.now();
  const answer = await fetch(`${run.edge.http}/v1/payproPK/payinApi`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', merchantNo: merchant.paypro?.merchantNo ?? '' },
    body,
  });
  const { code, msg } = (await answer.json()) as { code: string; msg: string };
  const at = performance.now();
  if (code !== '0000') throw new Error(`an order was refused: ${msg}`);
  return { at, tookMs: at - startedAt };
}

/** Lets the simulator answer without delay; gives back what puts it as it was. */
async function instantProvider(control: string): Promise<() => Promise<void>> {
  const before = (await (await fetch(`${control}/settings`)).json()) as { latencyMs: unknown };
  const put = async (latencyMs: unknown): Promise<void> => {
    const answer = await fetch(`${control}/settings`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ latencyMs }) });
    if (!answer.ok) throw new Error(`the simulator refused its settings: ${answer.status}`);
  };
  await put([0, 0]);
  return () => put(before.latencyMs);
}
