import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { differs, reconcile, type Period } from '@adaigi/domain';
import { UsageError, readArguments, runCommand } from '../command-line.ts';
import { askTokens } from '../operators/ask-tokens.ts';
import { capturesOf } from '../operators/captures.ts';
import { withOperators, type OperatorClients } from '../operators/operators-clients.ts';
import { paymentHistory } from '../operators/payment-history.ts';
import { readStatementParts } from '../operators/statement-parts.ts';
import { findings, tableLines } from '../operators/tell-reconciliation.ts';
import { checkTwoPeople } from '../operators/two-people.ts';
import { findingLine, paymentLines, payoutLines, questionLine, recordLine } from '../operators/tell.ts';
import type { RunFile } from '../run-file.ts';
import { complain, say } from '../terminal.ts';
import { readPeriod } from './period.ts';
import { runningPlatform } from './running-platform.ts';

const USAGE = `npm run operator -- COMMAND
  create HANDLE | disable HANDLE                     operators' credentials; a token is shown once
  doubts [--limit N]                                 what waits for a person, or is open longest
  payouts [--limit N]                                payouts that wait for a person
  look PAYMENT                                       asks the providers now and shows the whole history
  settle PAYMENT|PAYOUT --attempt N | --refund ID --outcome succeeded|declined|reversed --reason TEXT --operator A --operator B [--transaction ID]
  statement FILE.csv --channel ID --operator A --operator B [--from DAY|TIME --to DAY|TIME]
                                                     applies the charges of a provider's statement; with the period that it is of (days in Pakistan; --to is
                                                     excluded) also lists what we hold as paid and it does not have. Exit code 1 when something differs
  audit MERCHANT                                     verifies the audit log of a merchant`;

/** Of one part of a file. What was applied stays, whoever has given up: the same command again goes on. */
const STATEMENT_DEADLINE_MS = 120_000;

const VERDICTS = { succeeded: 'VERDICT_SUCCEEDED', declined: 'VERDICT_DECLINED', reversed: 'VERDICT_REVERSED' } as const;
const OPTIONS = { limit: 'value', attempt: 'value', refund: 'value', outcome: 'value', reason: 'value', operator: 'values', transaction: 'value', channel: 'value', from: 'value', to: 'value' } as const;
type Options = ReturnType<typeof readArguments<typeof OPTIONS>>['options'];

interface Asked {
  readonly run: RunFile;
  readonly clients: OperatorClients;
  readonly name: string;
  readonly options: Options;
}

/** Each command with the options it takes and what its argument is called. */
const COMMANDS: Readonly<Record<string, { readonly argument?: string; readonly takes: readonly (keyof Options)[]; run(asked: Asked): Promise<number> }>> = {
  create: { argument: 'HANDLE', takes: [], run: create },
  disable: { argument: 'HANDLE', takes: [], run: disable },
  doubts: { takes: ['limit'], run: doubts },
  payouts: { takes: ['limit'], run: payouts },
  look: { argument: 'PAYMENT', takes: [], run: look },
  settle: { argument: 'PAYMENT or PAYOUT', takes: ['attempt', 'refund', 'outcome', 'reason', 'operator', 'transaction'], run: settle },
  statement: { argument: 'FILE.csv', takes: ['channel', 'operator', 'from', 'to'], run: statement },
  audit: { argument: 'MERCHANT', takes: [], run: audit },
};

await runCommand(USAGE, async (args) => {
  const { options, positionals } = readArguments(args, OPTIONS, ['COMMAND', '[ARGUMENT]']);
  const [command = '', name] = positionals;
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (known === undefined) throw new UsageError(`Unknown command "${command}". Known: ${Object.keys(COMMANDS).join(', ')}.`);
  if (known.argument === undefined && name !== undefined) throw new UsageError(`Unexpected argument "${name}".`);
  if (known.argument !== undefined && name === undefined) throw new UsageError(`${known.argument} is missing.`);
  for (const [option, value] of Object.entries(options)) {
    const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined;
    if (isGiven && !known.takes.some((taken) => taken === option)) throw new UsageError(`--${option} is not an option of ${command}.`);
  }
  // Everything a person can get wrong is told before anything is asked.
  if (command === 'settle') readVerdict(options);
  if (command === 'statement') readStatementOptions(options);
  if (command === 'settle' && isPayout(name ?? '') && options.refund !== undefined) throw new UsageError('A payout has no refunds: give --attempt N.');
  if (options.limit !== undefined) wholeNumber('--limit', options.limit);
  const run = await runningPlatform();
  return withOperators(run, (clients) => known.run({ run, clients, name: name ?? '', options }));
});

async function create({ clients, name }: Asked): Promise<number> {
  const { token } = await clients.credentials.createOperator({ handle: name });
  complain(`Operator ${name}. The token is shown this once; only its hash is kept:`);
  say(token);
  return 0;
}

async function disable({ clients, name }: Asked): Promise<number> {
  await clients.credentials.disableOperator({ handle: name });
  say(`Operator ${name} is disabled.`);
  return 0;
}

async function doubts({ clients, options }: Asked): Promise<number> {
  const { questions } = await clients.doubts.listOpenQuestions({ limit: options.limit === undefined ? 0 : wholeNumber('--limit', options.limit) });
  if (questions.length === 0) say('Nothing is open.');
  for (const question of questions) say(questionLine(question, new Date()));
  return 0;
}

async function payouts({ clients, options }: Asked): Promise<number> {
  const { payouts: open } = await clients.payouts.listOpenPayouts({ limit: options.limit === undefined ? 0 : wholeNumber('--limit', options.limit) });
  if (open.length === 0) say('No payout waits for a person.');
  for (const payout of open) for (const line of payoutLines(payout)) say(line);
  return 0;
}

async function look({ run, clients, name }: Asked): Promise<number> {
  const { payment, findings, audit: records } = await clients.doubts.lookIntoDoubt({ paymentId: name });
  const history = await paymentHistory(run, name, process.env['ADAIGI_TOPIC_PREFIX'] ?? '');
  if (payment !== undefined && payment !== null) for (const line of paymentLines(payment)) say(line);
  tell('Asked now', findings.map(findingLine));
  tell(history.complete ? 'Said on Kafka' : 'Said on Kafka (not everything: Kafka did not answer in time)', history.lines);
  tell('Settled by operators', records.map(recordLine));
  return 0;
}

async function settle({ clients, name: paymentId, options }: Asked): Promise<number> {
  const { attemptNumber, refundId, verdict, reason } = readVerdict(options);
  const operators = await askTokens(options.operator, { environment: process.env, input: process.stdin, output: process.stderr });
  if (isPayout(paymentId)) {
    const settled = await clients.payouts.settlePayout({ payoutId: paymentId, attemptNumber, verdict, reason, operators, providerTransactionId: options.transaction ?? '' });
    if (settled.payout !== undefined && settled.payout !== null) for (const line of payoutLines(settled.payout)) say(line);
    if (settled.record !== undefined && settled.record !== null) say(recordLine(settled.record));
    return 0;
  }
  const judgement = { paymentId, verdict, reason, operators };
  const { payment, record } =
    refundId === undefined
      ? await clients.doubts.settleAttempt({ ...judgement, attemptNumber, providerTransactionId: options.transaction ?? '' })
      : await clients.doubts.settleRefund({ ...judgement, refundId });
  if (payment !== undefined && payment !== null) for (const line of paymentLines(payment)) say(line);
  if (record !== undefined && record !== null) say(recordLine(record));
  return 0;
}

async function statement({ clients, name: file, options }: Asked): Promise<number> {
  const { channel, period } = readStatementOptions(options);
  const content = await readFile(file);
  const { lines, parts } = readStatementParts(content);
  const operators = await askTokens(options.operator, { environment: process.env, input: process.stdin, output: process.stderr });
  const contradicting = new Set<string>();
  const unmatched = new Set<string>();
  if (parts.length > 1) say(`File ${createHash('sha256').update(content).digest('hex')} in ${parts.length} parts; records name a part and its line.`);
  for (const { file: part, firstLine, lastLine } of parts) {
    const found = await clients.doubts.applyStatement({ channel, file: part, operators }, { deadlineMs: STATEMENT_DEADLINE_MS });
    const where = parts.length > 1 ? `Lines ${firstLine} to ${lastLine}: ` : '';
    say(`${where}${found.applied.length} charges told what was not known, ${found.known.length} what is known; file ${found.fileSha256}.`);
    for (const reference of found.contradicting) contradicting.add(reference);
    for (const reference of found.unmatched) unmatched.add(reference);
  }
  const captures = period === null ? [] : await capturesOf(clients.doubts, channel, period, (until) => complain(`What we hold is known until ${until.toISOString()}.`));
  const reconciled = reconcile(lines, { contradicting, unmatched }, captures, period);
  if (period !== null) for (const line of tableLines(reconciled)) say(line);
  for (const { title, lines: named } of findings(reconciled, channel)) tell(title, named);
  return differs(reconciled) ? 1 : 0;
}

async function audit({ clients, name }: Asked): Promise<number> {
  const { records, brokenAt, headHash } = await clients.doubts.checkAudit({ merchantId: name });
  if (brokenAt === '0') say(`The audit log of ${name} is whole: ${records} records${headHash === '' ? '' : `, the last ${headHash}`}.`);
  else complain(`The audit log of ${name} is BROKEN at record ${brokenAt}.`);
  return brokenAt === '0' ? 0 : 1;
}

function isPayout(id: string): boolean {
  return id.startsWith('po_');
}

function readVerdict(options: Options) {
  const { attempt, refund: refundId, outcome, reason, operator, transaction } = options;
  if ((attempt === undefined) === (refundId === undefined)) throw new UsageError('Give either --attempt N or --refund ID.');
  if (refundId !== undefined && transaction !== undefined) throw new UsageError('--transaction is for --attempt only.');
  if (outcome !== 'succeeded' && outcome !== 'declined' && outcome !== 'reversed') throw new UsageError('--outcome must be succeeded, declined or reversed.');
  if (outcome === 'reversed' && refundId !== undefined) throw new UsageError('--outcome reversed is for --attempt only.');
  if (reason === undefined) throw new UsageError('--reason is missing: what was seen, and where.');
  checkTwoPeople(operator);
  const verdict = VERDICTS[outcome];
  return { attemptNumber: attempt === undefined ? 0 : wholeNumber('--attempt', attempt), refundId, verdict, reason };
}

function readStatementOptions({ channel, operator, from, to }: Options): { channel: string; period: Period | null } {
  if (channel === undefined) throw new UsageError('--channel is missing: whose statement is it?');
  checkTwoPeople(operator);
  return { channel, period: readPeriod({ from, to }) };
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`${option} ${text}: must be a whole number from 1.`);
  return Number(text);
}

function tell(title: string, lines: readonly string[]): void {
  say(`${title}:${lines.length === 0 ? ' nothing' : ''}`);
  for (const line of lines) say(`  ${line}`);
}
