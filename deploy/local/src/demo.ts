import type { AttemptEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/AttemptEvent.ts';
import type { ReceivedEvent } from '@adaigi/kafka';
import { verifyPayproSign } from '@adaigi/signatures';
import { eventually, startInbox, type Inbox } from '@adaigi/testing';
import { DEMO_TRADE_NO, demoOrder, orderExists, postPaypro } from './demo/order.ts';
import { providerExchange } from './demo/provider-exchange.ts';
import { watchEvents } from './demo/watch-events.ts';
import { callEdge } from './http/call-edge.ts';
import type { MerchantCredentials, RunFile } from './run-file.ts';
import { say } from './terminal.ts';

const DEADLINE_MS = 30_000;
const FIELDS_SHOWN_MASKED = new Set(['name', 'email', 'mobile', 'customerCert', 'sign']);

/**
 * The main job, visibly: a merchant's signed order becomes a wallet charge, Kafka events and a callback that the merchant's inbox verified
 * and answered with OK. Everything shown is read from outside: the API's answers, the topics, the provider's own record, the inbox.
 *
 * @throws Error saying which step did not happen in time.
 */
export async function runDemo(run: RunFile): Promise<void> {
  const merchant = run.merchants[0];
  const secret = merchant?.paypro?.secret;
  if (merchant === undefined || secret === undefined) throw new Error('the demo merchant has no PayPro secret');
  const startedAt = performance.now();
  const inbox = await startInbox({ answer: ({ body }) => (verifyPayproSign(body, secret) ? { body: 'OK' } : { status: 400, body: 'FAIL' }) });
  try {
    const paymentId = await sendOrder(run, merchant, secret, inbox);
    const watch = await watchEvents(run, paymentId);
    try {
      await showCallback(inbox, secret);
      await showRoute(run, merchant, paymentId);
      const attempt = await eventually(() => watch.events.find(isSuccess), { deadlineMs: DEADLINE_MS });
      await showExchange(run, attempt.payload.channel, attempt.payload.reference);
      await eventually(() => watch.events.some(({ type }) => type === 'webhook.delivered'), { deadlineMs: DEADLINE_MS });
      showEvents(watch.events);
    } finally {
      await watch.stop();
    }
    say(`\nThe demo went from order to verified callback and back in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  } finally {
    await inbox.close();
  }
}

async function sendOrder(run: RunFile, merchant: MerchantCredentials, secret: string, inbox: Inbox): Promise<string> {
  const exists = await orderExists(run.edge.http, merchant, secret, DEMO_TRADE_NO);
  const order = demoOrder(exists ? `order${Date.now()}` : DEMO_TRADE_NO, `${inbox.url}/notify`, secret);
  heading('1. The merchant sends a signed order (PayPro payinApi)');
  const shown = Object.fromEntries(Object.entries(order).map(([name, value]) => [name, FIELDS_SHOWN_MASKED.has(name) ? mask(value) : value]));
  say(indent(JSON.stringify(shown, null, 1)));
  const sentAt = performance.now();
  const answer = await postPaypro(run.edge.http, merchant, '/v1/payproPK/payinApi', order);
  heading(`2. The edge answers after ${(performance.now() - sentAt).toFixed(0)} ms`);
  say(indent(JSON.stringify(answer)));
  if (answer.code !== '0000' || answer.data === null) throw new Error(`the order was refused: ${answer.msg}`);
  return `pay_${answer.data.platFormTradeNo}`;
}

async function showCallback(inbox: Inbox, secret: string): Promise<void> {
  const callback = await inbox.waitFor(({ body }) => verifyPayproSign(body, secret), { deadlineMs: DEADLINE_MS });
  heading('3. The callback reached the merchant, who verified its sign and answered OK');
  say(indent(callback.body));
}

async function showRoute(run: RunFile, merchant: MerchantCredentials, paymentId: string): Promise<void> {
  const answer = await callEdge(run.edge.http, merchant, { method: 'GET', path: `/v1/payments/${paymentId}` });
  if (answer.status !== 200) throw new Error(`the native API does not show the payment: ${answer.status}`);
  const payment = JSON.parse(answer.text) as { state: string; attempts: { channel: string; routingReason: string }[] };
  heading('4. The route, and why');
  for (const { channel, routingReason } of payment.attempts) say(indent(`${channel} was chosen. ${routingReason}`));
  say(indent(`The payment is ${payment.state}.`));
}

async function showExchange(run: RunFile, channel: string, reference: string): Promise<void> {
  heading(`5. What went over the wire to the provider (the simulator's record of ${channel}, masked)`);
  for (const line of await providerExchange(run, reference)) say(indent(line));
}

function showEvents(events: readonly ReceivedEvent<object>[]): void {
  heading('6. The events on Kafka, as any other service reads them');
  for (const event of events.toSorted((a, b) => (a.time < b.time ? -1 : 1))) {
    say(indent(`${event.time}  ${event.topic.name.padEnd(30)} ${event.type.padEnd(22)} partition ${event.partition} offset ${event.offset}`));
  }
}

function isSuccess(event: ReceivedEvent<object>): event is ReceivedEvent<AttemptEvent__Output> {
  return event.type === 'attempt.succeeded';
}

function heading(text: string): void {
  say(`\n${text}`);
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '   ');
}

function mask(value: string): string {
  return `${value.slice(0, 2)}${'*'.repeat(Math.max(1, value.length - 4))}${value.slice(-2)}`;
}
