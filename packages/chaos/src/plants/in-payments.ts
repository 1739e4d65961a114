import { patch, type Plant } from './plant.ts';
import { BROKER, CALM, CRASHES, DOUBTS, REFUNDS } from './profiles.ts';

const USECASES = 'services/payments/src/usecases';
const ADAPTERS = 'services/payments/src/adapters';
const DOMAIN = 'packages/domain/src/payment';

const REPLY = "const input = evidenceInput(ports, intent.payment, intent.attempt, 'reply', answer);";
/** The reply of a charge with everything that proves nothing taken for something else. */
const replyTakenFor = (outcome: string): string =>
  `const taken = answer.outcome.kind === 'unknown' && answer.outcome.integrityProblem === null ? { ...answer, outcome: ${outcome} as const, nextInquiryAfterMs: 0 } : answer; ${REPLY.replace("'reply', answer", "'reply', taken")}`;

/** Bugs in the service that owns payments, and in its domain. */
export const IN_PAYMENTS: readonly Plant[] = [
  {
    name: 'no-dedupe',
    what: 'a payment\'s id does not come from its idempotency key, so every submission makes a payment',
    service: 'payments',
    patches: [patch(`${ADAPTERS}/ids.ts`, "paymentId: (merchantId, dialect, mode, key) => `pay_${hex('payment', merchantId, dialect, mode, key)", "paymentId: (merchantId, dialect, mode, key) => `pay_${hex('payment', merchantId, dialect, mode, key, String(Math.random()))")],
    breaks: [1, 9],
    profile: CALM,
  },
  {
    name: 'refund-not-deduped',
    what: 'a refund\'s id does not come from its idempotency key',
    service: 'payments',
    patches: [patch(`${ADAPTERS}/ids.ts`, "`ref_${hex('refund', paymentId, key)", "`ref_${hex('refund', paymentId, key.startsWith('give-back') ? key : String(Math.random()))")],
    breaks: [6, 9],
    profile: REFUNDS,
  },
  {
    name: 'answer-before-insert',
    what: 'a create is answered before its payment is stored',
    service: 'payments',
    patches: [patch(`${ADAPTERS}/payment-store.ts`, '        await collection.insertOne(toDocument(payment, sealed, outbox) as never);\n        publish(payment.id, outbox);', '        if ((await find(payment.id)) === null) {\n          setTimeout(() => void collection.insertOne(toDocument(payment, sealed, outbox) as never).then(() => publish(payment.id, outbox)).catch(() => undefined), 150);\n          return { inserted: true };\n        }\n        await collection.insertOne(toDocument(payment, sealed, outbox) as never);\n        publish(payment.id, outbox);')],
    breaks: [2, 9, 11],
    profile: { ...CRASHES, duplicates: 0 },
  },
  {
    name: 'act-before-intent',
    what: 'the charge leaves before its intent is stored',
    service: 'payments',
    patches: [
      patch(`${USECASES}/attempt-payment.ts`, '/** Constraints that no time lifts;', 'const unsaved = new Map<string, () => Promise<boolean>>();\n\n/** Constraints that no time lifts;'),
      patch(`${USECASES}/attempt-payment.ts`, "return (await ports.store.save(payment, change.payment, change.events, { token, use: 'keep', forMs: holdMs })) ? change.payment : null;", "unsaved.set(payment.id, () => ports.store.save(payment, change.payment, change.events, { token, use: 'keep', forMs: holdMs }));\n  return change.payment;"),
      patch(`${USECASES}/attempt-payment.ts`, REPLY, `${REPLY}\n  await unsaved.get(payment.id)?.();`),
    ],
    breaks: [1, 2, 4],
    profile: { cancels: 0.7, ...CRASHES },
  },
  {
    name: 'timeout-as-decline',
    what: 'a charge without an answer counts as declined',
    service: 'payments',
    patches: [patch(`${USECASES}/attempt-payment.ts`, REPLY, replyTakenFor("{ kind: 'declined', fault: 'provider', retry: 'never', reason: 'provider_timeout', providerCode: '', providerTransactionId: '' }"))],
    breaks: [4],
    profile: DOUBTS,
  },
  {
    name: 'failover-during-doubt',
    what: 'a charge without an answer counts as not sent, so the next channel is tried',
    service: 'payments',
    patches: [patch(`${USECASES}/attempt-payment.ts`, REPLY, replyTakenFor("{ kind: 'not_sent', reason: 'provider_unreachable' }"))],
    breaks: [1, 4],
    profile: DOUBTS,
  },
  {
    name: 'doubt-does-not-block',
    what: 'another attempt may start while one is in doubt',
    service: 'payments',
    patches: [
      patch(`${DOMAIN}/start-attempt.ts`, "if (payment.attempts.some((each) => isOpen(each) || each.amountContested)) return { kind: 'refused', refusal: 'attempt_open' };", ''),
      patch(`${DOMAIN}/next-step.ts`, "if (!isFinal(payment.state) && !payment.attempts.some(isOpen)) {\n    if (payment.expiresAt <= now) return { kind: 'expire' };", "if (!isFinal(payment.state) && !payment.attempts.some((each) => isOpen(each) && each.state !== 'unknown')) {\n    if (payment.expiresAt <= now) return { kind: 'expire' };"),
      patch(`${DOMAIN}/next-step.ts`, 'const due = payment.nextActionAt ?? now;', 'const due = payment.attempts.some(isOpen) ? now : (payment.nextActionAt ?? now);'),
    ],
    breaks: [1, 5],
    profile: DOUBTS,
  },
  {
    name: 'expired-lease-sends-again',
    what: 'an intent whose process died is sent anew instead of being a doubt',
    service: 'payments',
    patches: [
      patch(`${DOMAIN}/start-attempt.ts`, "if (payment.attempts.some((each) => isOpen(each) || each.amountContested)) return { kind: 'refused', refusal: 'attempt_open' };", ''),
      patch(`${DOMAIN}/next-step.ts`, 'const attempt = earliest(payment.attempts, (each) => each.nextInquiryAt);', "const attempt = earliest(payment.attempts.filter((each) => each.state !== 'intent'), (each) => each.nextInquiryAt);"),
      patch(`${DOMAIN}/next-step.ts`, "if (!isFinal(payment.state) && !payment.attempts.some(isOpen)) {\n    if (payment.expiresAt <= now) return { kind: 'expire' };", "if (!isFinal(payment.state) && !payment.attempts.some((each) => isOpen(each) && each.state !== 'intent')) {\n    if (payment.expiresAt <= now) return { kind: 'expire' };"),
    ],
    breaks: [1, 5],
    profile: CRASHES,
  },
  {
    name: 'lease-too-short',
    what: 'the lease ends while its charge is under way, and whoever takes the payment over sends again',
    service: 'payments',
    patches: [
      patch(`${USECASES}/attempt-payment.ts`, 'const holdMs = choice.terms.chargeTimeoutMs + ports.policy.marginMs;', 'const holdMs = 20;'),
      patch(`${DOMAIN}/start-attempt.ts`, "if (payment.attempts.some((each) => isOpen(each) || each.amountContested)) return { kind: 'refused', refusal: 'attempt_open' };", ''),
      patch(`${DOMAIN}/next-step.ts`, 'const attempt = earliest(payment.attempts, (each) => each.nextInquiryAt);', "const attempt = earliest(payment.attempts.filter((each) => each.state !== 'intent'), (each) => each.nextInquiryAt);"),
      patch(`${DOMAIN}/next-step.ts`, "if (!isFinal(payment.state) && !payment.attempts.some(isOpen)) {\n    if (payment.expiresAt <= now) return { kind: 'expire' };", "if (!isFinal(payment.state) && !payment.attempts.some((each) => isOpen(each) && each.state !== 'intent')) {\n    if (payment.expiresAt <= now) return { kind: 'expire' };"),
    ],
    breaks: [1, 5],
    profile: { ...DOUBTS, replicas: true },
  },
  {
    name: 'version-guard-off',
    what: 'a change is saved over whatever is there',
    service: 'payments',
    patches: [patch(`${ADAPTERS}/payment-store.ts`, '{ _id: before.id as never, version: before.version, ...', '{ _id: before.id as never, ...')],
    breaks: [4, 5, 6, 10],
    profile: { ...REFUNDS, duplicates: 0.5, cancels: 0.3, oddWallets: 0.3, replicas: true },
  },
  {
    name: 'final-state-overwritten',
    what: 'a cancellation is taken whatever the payment is',
    service: 'payments',
    patches: [
      patch(`${DOMAIN}/transition.ts`, "      if (payment.attempts.length > 0) return { kind: 'refused', refusal: 'attempt_exists' };\n", ''),
      patch(`${DOMAIN}/transition.ts`, "  if (isFinal(payment.state)) return { kind: 'refused', refusal: 'already_final' };\n  if (payment.attempts.some(isOpen)) return { kind: 'refused', refusal: 'attempt_open' };\n  return {\n    kind: 'changed',\n    payment: { ...payment, state, failure,", "  return {\n    kind: 'changed',\n    payment: { ...payment, state, failure,"),
    ],
    breaks: [4, 5],
    profile: { ...CALM, cancels: 0.5 },
  },
  {
    name: 'refund-check-non-atomic',
    what: 'a refund is checked against one copy of the payment and stored in another',
    service: 'payments',
    patches: [
      patch(`${USECASES}/create-refund.ts`, 'const change = await changePayment(ports.store, payment, () => ({', `const blind: typeof ports.store = {
    ...ports.store,
    async save(before, after, events) {
      if (await ports.store.save(before, after, events)) return true;
      const [current, added] = [await ports.store.find(before.id), after.refunds.at(-1)];
      if (current === null || added === undefined) return false;
      const seq = current.eventCounts.refunds + 1;
      const pushed = { ...current, refunds: [...current.refunds, added], version: current.version + 1, nextActionAt: added.nextActionAt, eventCounts: { ...current.eventCounts, refunds: seq } };
      return ports.store.save(current, pushed, events.map((event) => ({ ...event, seq })));
    },
  };
  const change = await changePayment(blind, payment, () => ({`),
    ],
    breaks: [6],
    profile: REFUNDS,
  },
  {
    name: 'refund-unbounded',
    what: 'a refund is not compared with what is left of the payment',
    service: 'payments',
    patches: [patch(`${DOMAIN}/refund.ts`, 'if (amount.minor <= 0n || amount.minor > left ||', 'if (amount.minor <= 0n ||'), patch(`${DOMAIN}/refund.ts`, "if (left <= 0n) return { kind: 'refused', refusal: 'exceeds_captured' };", '')],
    breaks: [6],
    profile: REFUNDS,
  },
  {
    name: 'refund-resent-in-doubt',
    what: 'a refund without an answer counts as not sent, and is sent again',
    service: 'payments',
    patches: [patch(`${USECASES}/send-refund.ts`, "return settle(ports, { payment: intent.payment, token }, { ...refund, reference }, 'reply', answer);", "const taken: ProviderAnswer = answer.outcome.kind === 'unknown' ? { ...answer, outcome: { kind: 'not_sent', reason: 'provider_unreachable' }, nextInquiryAfterMs: 0 } : answer;\n  return settle(ports, { payment: intent.payment, token }, { ...refund, reference }, 'reply', taken);")],
    breaks: [4, 6],
    profile: { ...REFUNDS, providerFaults: 0.4 },
  },
  {
    name: 'seq-skipped',
    what: 'the number of an event is skipped when an attempt falls into doubt',
    service: 'payments',
    patches: [patch(`${DOMAIN}/transition.ts`, 'counts[event.topic] += 1;', "counts[event.topic] += event.type === 'attempt.in_doubt' ? 2 : 1;")],
    breaks: [10],
    profile: DOUBTS,
  },
  {
    name: 'event-forgotten',
    what: 'the event of a failure is not written when it comes from a callback or an inquiry',
    service: 'payments',
    patches: [patch(`${DOMAIN}/apply-evidence.ts`, "events.push({ topic: 'payments', type: 'payment.failed' });", "if (input.evidence.source === 'reply') events.push({ topic: 'payments', type: 'payment.failed' });")],
    breaks: [5, 8],
    profile: DOUBTS,
  },
  {
    name: 'sweep-off',
    what: 'nobody looks for what a crash or a lost wake-up has left',
    service: 'payments',
    patches: [patch(`${ADAPTERS}/worker.ts`, 'for (const id of await ports.store.due(until, room)) wake(id);', 'await ports.store.due(until, room);')],
    breaks: [3],
    profile: DOUBTS,
  },
  {
    name: 'stale-reads',
    what: 'a replica answers reads from what it saw seconds ago',
    service: 'payments',
    patches: [
      patch(`${USECASES}/get-payment.ts`, '/** By id, or by the key', 'const seen = new Map<string, { payment: Payment; at: number }>();\n\n/** By id, or by the key'),
      patch(`${USECASES}/get-payment.ts`, 'const payment = await ports.store.find(id);', 'const old = seen.get(id);\n    const payment = old !== undefined && Date.now() - old.at < 4_000 ? old.payment : await ports.store.find(id);\n    if (payment !== null && old?.payment !== payment) seen.set(id, { payment, at: Date.now() });'),
    ],
    breaks: [11],
    profile: { ...CALM, oddWallets: 0.5, replicas: true },
  },
  {
    name: 'number-on-a-topic',
    what: 'events carry the payer\'s number as the reference',
    service: 'payments',
    patches: [patch(`${ADAPTERS}/event-payloads.ts`, "    dialect: payment.dialect,\n    reference: payment.reference,\n    amountMinor: minorToText(payment.amount),\n    currency: payment.amount.currency,\n    state: paymentStateCodec", "    dialect: payment.dialect,\n    reference: payment.payer.mobile,\n    amountMinor: minorToText(payment.amount),\n    currency: payment.amount.currency,\n    state: paymentStateCodec")],
    breaks: [12],
    profile: CALM,
  },
  {
    name: 'published-before-ack',
    what: 'an event leaves the outbox before the broker has it',
    service: 'payments',
    patches: [
      patch('packages/kafka/src/relay.ts', '        await publishNew(entries);\n        forget(aggregateId, entries);', '        forget(aggregateId, entries);\n        await publishNew(entries);'),
    ],
    breaks: [3, 8, 10],
    profile: BROKER,
  },
  {
    name: 'published-out-of-order',
    what: 'an outbox is published from its end',
    service: 'payments',
    patches: [patch('packages/kafka/src/relay.ts', 'await producer.publishEntries(fresh);', 'await producer.publishEntries([...fresh].reverse());')],
    breaks: [5, 10],
    profile: BROKER,
  },
];
