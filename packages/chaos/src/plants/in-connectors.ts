import { patch, type Plant } from './plant.ts';
import { BREACHES, CALM, CRASHES, DOUBTS, FORGERIES, LATE_REQUESTS } from './profiles.ts';

const USECASES = 'services/connectors/src/usecases';
const JAZZCASH = 'services/connectors/src/providers/jazzcash';
const EASYPAISA = 'services/connectors/src/providers/easypaisa';
const KIT = 'packages/connector-kit/src';

/** Bugs in what speaks with the providers, and in what the truth table makes of their answers. */
export const IN_CONNECTORS: readonly Plant[] = [
  {
    name: '500-as-decline',
    what: 'an answer of HTTP 5xx counts as declined',
    service: 'connectors',
    patches: [patch(`${KIT}/http/read-json.ts`, "if (answer.status !== 200) return { kind: 'outcome', outcome: unknown('provider_error') };", "if (answer.status !== 200) return { kind: 'outcome', outcome: { kind: 'declined', fault: 'provider', retry: 'other-path', reason: 'provider_error', providerCode: '', providerTransactionId: '' } };")],
    breaks: [1, 4],
    profile: DOUBTS,
  },
  {
    name: 'lost-answer-as-not-sent',
    what: 'a connection that broke after the request counts as one that never stood',
    service: 'connectors',
    patches: [patch(`${KIT}/http/read-json.ts`, "return { kind: 'outcome', outcome: unknown(REASON_OF_SILENCE[answer.cause]) };", "return { kind: 'outcome', outcome: answer.cause === 'connection_lost' ? notSent('provider_unreachable') : unknown(REASON_OF_SILENCE[answer.cause]) };")],
    breaks: [1, 4],
    profile: DOUBTS,
  },
  {
    name: 'pending-as-success',
    what: 'a provider that has not decided counts as paid',
    service: 'connectors',
    patches: [patch(`${JAZZCASH}/charge.ts`, "return pending(facts, { type: 'approve_in_wallet', token: '', expiresAt: null });", 'return succeeded(order.amount, facts);')],
    breaks: [4],
    profile: DOUBTS,
  },
  {
    name: 'failed-believed-early',
    what: 'an inquiry\'s "failed" is believed before the provider\'s window has passed',
    service: 'connectors',
    patches: [patch(`${USECASES}/inquire.ts`, 'conclusive: sinceMs > settings.windowMs,', 'conclusive: true,')],
    breaks: [1, 4],
    profile: DOUBTS,
  },
  {
    name: 'not-found-believed-early',
    what: 'an inquiry\'s "no such transaction" is believed before the provider\'s window has passed',
    service: 'connectors',
    patches: [patch(`${USECASES}/inquire.ts`, 'notFoundConclusive: sinceMs > settings.notFoundWindowMs,', 'notFoundConclusive: true,')],
    breaks: [1, 4],
    profile: LATE_REQUESTS,
  },
  {
    name: 'no-tombstone',
    what: 'an inquiry about a reference without a record does not fence it, so a late charge still leaves',
    service: 'connectors',
    patches: [
      patch(`${USECASES}/inquire.ts`, 'const look = await deps.records.look(key, command.sentAt);', "const there = await deps.records.find(key);\n  if (there === null) return settled({ kind: 'not_sent', reason: 'never_received' });\n  const look = await deps.records.look(key, command.sentAt);"),
    ],
    breaks: [1, 4],
    profile: LATE_REQUESTS,
  },
  {
    name: 'no-fence',
    what: 'a charge leaves although the exchange record says that its reference was used or fenced',
    service: 'connectors',
    patches: [patch(`${USECASES}/send-once.ts`, "if (begun.kind === 'known') return outcomeOf(begun.record);\n  const outcome = await send(begun.leaveBy);", 'const outcome = await send(begun.kind === \'known\' ? performance.now() + 5_000 : begun.leaveBy);')],
    breaks: [1, 4],
    profile: LATE_REQUESTS,
  },
  {
    name: 'callback-believed',
    what: 'JazzCash\'s notification is believed without its hash',
    service: 'connectors',
    patches: [patch(`${JAZZCASH}/callback.ts`, "if (hashState(fields, config) !== 'valid') return refused(config, 401, 'signature');", '')],
    breaks: [4],
    profile: FORGERIES,
  },
  {
    name: 'hint-believed',
    what: 'Easypaisa\'s unsigned notification counts as paid instead of bringing an inquiry forward',
    service: 'connectors',
    patches: [patch(`${EASYPAISA}/callback.ts`, "outcome: unknown('provider_pending'), named: null, reply: { status: 200, ...REPLY } };", "outcome: { kind: 'succeeded', amount: null, reversed: false, providerCode: '', providerTransactionId: '' }, named: null, reply: { status: 200, ...REPLY } };")],
    breaks: [4],
    profile: FORGERIES,
  },
  {
    name: 'late-capture-ignored',
    what: 'proof of money after a decline is not believed any more',
    service: 'payments',
    patches: [patch('packages/domain/src/payment/evidence.ts', 'const after = (proof: AttemptState): AttemptState => (rank(proof) > rank(before) ? proof : before);', "const after = (proof: AttemptState): AttemptState => (rank(proof) > rank(before) && before !== 'declined' ? proof : before);")],
    breaks: [4],
    profile: BREACHES,
  },
  {
    name: 'give-back-off',
    what: 'a second or late capture is recorded and neither given back nor queued',
    service: 'payments',
    patches: [patch('packages/domain/src/payment/apply-evidence.ts', 'return giveBack(payment, after, origin, input.refundId, input.at, events);', "return origin === 'late_capture' || origin === 'double_charge' ? { kind: 'changed', payment, events } : giveBack(payment, after, origin, input.refundId, input.at, events);")],
    breaks: [4],
    profile: BREACHES,
  },
  {
    name: 'late-capture-revives',
    what: 'a payment that failed becomes succeeded when money proves to have moved',
    service: 'payments',
    patches: [patch('packages/domain/src/payment/apply-evidence.ts', "  if (!isFinal(payment.state)) {\n    events.push({ topic: 'payments', type: 'payment.succeeded' });", "  if (payment.state !== 'succeeded') {\n    events.push({ topic: 'payments', type: 'payment.succeeded' });")],
    breaks: [5],
    profile: BREACHES,
  },
  {
    name: 'slot-not-taken',
    what: 'a number may have several prompts at once',
    service: 'payments',
    patches: [patch('services/payments/src/usecases/attempt-payment.ts', "if (payment.method !== 'wallet') return true;", "if (payment.method === 'wallet') return true;")],
    breaks: [13],
    profile: { ...CALM, busyNumbers: 0.6, providerSettings: { latencyMs: [200, 900] } },
  },
  {
    name: 'number-in-a-log',
    what: 'the log of provider calls names the payer',
    service: 'connectors',
    patches: [patch('services/connectors/src/adapters/guarded-wire.ts', 'const facts = { channel, operation, reference, outcome: outcome.kind,', "const facts = { channel, operation, reference, about: JSON.stringify((order as { payer?: unknown }).payer ?? null), outcome: outcome.kind,")],
    breaks: [12],
    profile: CALM,
  },
  {
    name: 'answer-lost-in-a-crash',
    what: 'an exchange record that only says "sent" counts as never sent',
    service: 'connectors',
    patches: [patch(`${USECASES}/inquire.ts`, "if (look.kind === 'fenced' || look.record.state === 'tombstone')", "if (look.kind === 'fenced' || look.record.state === 'tombstone' || look.record.state === 'sent')")],
    breaks: [1, 4],
    profile: CRASHES,
  },
];
