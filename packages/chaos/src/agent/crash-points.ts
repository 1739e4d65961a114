import type { SourcePatch } from '../patching/index.ts';

/** A place in the code at which a run can end a process: after one effect and before the next. */
export interface CrashPoint {
  /** `<service>.<where>`; the service is a folder below services/. */
  readonly name: string;
  readonly patch: SourcePatch;
}

export interface Place {
  readonly name: string;
  readonly file: string;
  /** Text that is in the file once. */
  readonly at: string;
  /** Whether the process ends before that text or after it. */
  readonly side: 'before' | 'after';
}

const PAYMENTS = 'services/payments/src/usecases';
const CONNECTORS = 'services/connectors/src/usecases';
const NOTIFIER = 'services/notifier/src/usecases';

const PLACES: readonly Place[] = [
  { name: 'payments.created', file: `${PAYMENTS}/create-payment.ts`, at: 'if (!result.inserted) return replay(result.existing, payment);', side: 'after' },
  { name: 'payments.slot-taken', file: `${PAYMENTS}/attempt-payment.ts`, at: 'const intent = await writeIntent(', side: 'before' },
  { name: 'payments.intent-written', file: `${PAYMENTS}/attempt-payment.ts`, at: 'const answer = await ports.connectors.charge({', side: 'before' },
  { name: 'payments.charge-answered', file: `${PAYMENTS}/attempt-payment.ts`, at: "const input = evidenceInput(ports, intent.payment, intent.attempt, 'reply', answer);", side: 'before' },
  { name: 'payments.outcome-written', file: `${PAYMENTS}/attempt-payment.ts`, at: "const change = await changePayment(ports.store, intent.payment, () => input, { token, use: 'give-back' });", side: 'after' },
  { name: 'payments.inquiry-answered', file: `${PAYMENTS}/resolve-doubt.ts`, at: 'const input = answer === null', side: 'before' },
  { name: 'payments.callback-recorded', file: `${PAYMENTS}/record-callback.ts`, at: "if (change.kind !== 'changed') return;", side: 'after' },
  { name: 'payments.refund-accepted', file: `${PAYMENTS}/create-refund.ts`, at: 'ports.wake(payment.id);', side: 'before' },
  { name: 'payments.refund-intent-written', file: `${PAYMENTS}/send-refund.ts`, at: 'const answer = await ports.connectors.refund({', side: 'before' },
  { name: 'payments.refund-answered', file: `${PAYMENTS}/send-refund.ts`, at: "return settle(ports, { payment: intent.payment, token }, { ...refund, reference }, 'reply', answer);", side: 'before' },
  { name: 'payments.before-publish', file: 'packages/kafka/src/relay.ts', at: 'await producer.publishEntries(fresh);', side: 'before' },
  { name: 'payments.published-before-marked', file: 'packages/kafka/src/relay.ts', at: 'await producer.publishEntries(fresh);', side: 'after' },
  { name: 'payments.handled-before-commit', file: 'packages/kafka/src/commits.ts', at: 'await commit(open.map(', side: 'before' },
  { name: 'connectors.before-record', file: `${CONNECTORS}/send-once.ts`, at: 'const begun = await records.begin(key, details);', side: 'before' },
  { name: 'connectors.record-written', file: `${CONNECTORS}/send-once.ts`, at: "if (begun.kind === 'known') return outcomeOf(begun.record);", side: 'after' },
  { name: 'connectors.provider-answered', file: `${CONNECTORS}/send-once.ts`, at: 'const outcome = await send(begun.leaveBy);', side: 'after' },
  { name: 'connectors.answer-stored', file: `${CONNECTORS}/send-once.ts`, at: 'await records.answer(key, outcome);', side: 'after' },
  { name: 'connectors.record-looked-up', file: `${CONNECTORS}/inquire.ts`, at: 'const look = await deps.records.look(key, command.sentAt);', side: 'after' },
  { name: 'notifier.recorded', file: `${NOTIFIER}/record-event.ts`, at: 'const claimed = await deliveries.record(held);', side: 'after' },
  { name: 'notifier.sent', file: `${NOTIFIER}/deliver.ts`, at: "if (answer.kind === 'aborted') {", side: 'before' },
  { name: 'notifier.result-written', file: `${NOTIFIER}/settle-try.ts`, at: 'if (!written) return settlement;', side: 'before' },
  { name: 'notifier.handled-before-commit', file: 'packages/kafka/src/commits.ts', at: 'await commit(open.map(', side: 'before' },
  { name: 'edge.created', file: 'services/edge/src/usecases/create-payment.ts', at: 'return { ...(await settle(ports, caller, payment, request)), replayed };', side: 'before' },
  { name: 'edge.callback-published', file: 'services/edge/src/usecases/receive-callback.ts', at: 'return read;', side: 'before' },
  { name: 'risk.assessed', file: 'services/risk/src/usecases/assess.ts', at: "if (stored.kind === 'known') return stored.assessment;", side: 'before' },
  { name: 'routing.decided', file: 'services/routing/src/usecases/decide.ts', at: 'ports.log.record({', side: 'before' },
  { name: 'merchants.credential-found', file: 'services/merchants/src/usecases/resolve-credential.ts', at: 'const merchant = await ports.store.findByCredential(kind, id);', side: 'after' },
];

/** The patch that puts a crash point in its place. */
export function crashPoint({ name, file, at, side }: Place): CrashPoint {
  const call = `(globalThis as unknown as { adaigiCrashPoint(point: string): void }).adaigiCrashPoint('${name}');`;
  return { name, patch: { file, find: at, replace: side === 'before' ? `${call} ${at}` : `${at} ${call}` } };
}

/** Every crash point. No production code knows of them. */
export const CRASH_POINTS: readonly CrashPoint[] = PLACES.map(crashPoint);

/** The folder of services/ that a crash point is in. */
export function folderOfPoint(name: string): string {
  return name.slice(0, name.indexOf('.'));
}
