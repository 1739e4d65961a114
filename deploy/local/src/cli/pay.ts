import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError, readArguments, runCommand } from '../command-line.ts';
import { callEdge } from '../http/call-edge.ts';
import type { MerchantCredentials, RunFile } from '../run-file.ts';
import { say, stepper } from '../terminal.ts';
import { paymentNews } from './payment-news.ts';
import type { PaymentView } from './payment-news.ts';
import { rupeesToPaisa } from './rupees.ts';
import { actingMerchant, runningPlatform } from './running-platform.ts';

const USAGE = 'npm run pay -- --amount RUPEES --mobile 03XXXXXXXXX [--wallet jazzcash|easypaisa] [--reference TEXT] [--cnic DIGITS] [--merchant ID]';
const LOOK_EVERY_MS = 150;
const FINAL_STATES = new Set(['succeeded', 'failed', 'cancelled', 'expired']);

await runCommand(USAGE, async (args) => {
  const { options } = readArguments(args, { amount: 'value', mobile: 'value', wallet: 'value', reference: 'value', cnic: 'value', merchant: 'value' });
  if (options.amount === undefined) throw new UsageError('--amount is missing: the amount in rupees, for example 500.');
  if (options.mobile === undefined) throw new UsageError('--mobile is missing: the mobile number that pays, for example 03115112345.');
  const amount = rupeesToPaisa(options.amount);
  if (amount === undefined) throw new UsageError(`--amount ${options.amount}: must be rupees above zero with at most two decimals, for example 500 or 499.50.`);
  const run = await runningPlatform();
  const body = JSON.stringify({
    amount,
    currency: 'PKR',
    ...(options.wallet !== undefined && { wallet: options.wallet }),
    payer: { mobile: options.mobile, ...(options.cnic !== undefined && { cnic: options.cnic }) },
    reference: options.reference ?? `pay-${Date.now()}`,
  });
  return follow(run, actingMerchant(run, options.merchant), body);
});

async function follow(run: RunFile, merchant: MerchantCredentials, body: string): Promise<number> {
  const step = stepper();
  const created = await callEdge(run.edge.http, merchant, { method: 'POST', path: '/v1/payments', body, headers: { 'idempotency-key': randomUUID() } });
  if (created.status >= 300) {
    say(`${created.status} ${created.text}`);
    return 1;
  }
  let payment = JSON.parse(created.text) as PaymentView;
  let before: PaymentView | undefined;
  for (;;) {
    for (const line of paymentNews(before, payment)) step(line);
    if (FINAL_STATES.has(payment.state)) return payment.state === 'succeeded' ? 0 : 1;
    before = payment;
    await sleep(LOOK_EVERY_MS);
    const answer = await callEdge(run.edge.http, merchant, { method: 'GET', path: `/v1/payments/${payment.id}` });
    if (answer.status === 200) payment = JSON.parse(answer.text) as PaymentView;
    else if (answer.status < 500) throw new Error(`${answer.status} ${answer.text}`);
    else step(`the API answers ${answer.status}; asking again`);
  }
}
