import { readFile } from 'node:fs/promises';
import { UsageError, readArguments, runCommand } from '../command-line.ts';
import { askTokens } from '../operators/ask-tokens.ts';
import { withOperators, type OperatorClients } from '../operators/operators-clients.ts';
import { paymentHistory } from '../operators/payment-history.ts';
import { checkTwoPeople } from '../operators/two-people.ts';
import { findingLine, paymentLines, payoutLines, questionLine, recordLine } from '../operators/tell.ts';
import type { RunFile } from '../run-file.ts';
import { complain, say } from '../terminal.ts';
import { runningPlatform } from './running-platform.ts';

const USAGE = `npm run operator -- COMMAND
  create HANDLE | disable HANDLE                     operators' credentials; a token is shown once
  doubts [--limit N]                                 what waits for a person, or is open longest
  payouts [--limit N]                                payouts that wait for a person
  look PAYMENT                                       asks the providers now and shows the whole history
  settle PAYMENT|PAYOUT --attempt N | --refund ID --outcome succeeded|declined|reversed --reason TEXT --operator A --operator B [--transaction ID]
  statement FILE.csv --channel ID --operator A --operator B    applies the charges of a provider's statement
  audit MERCHANT                                     verifies the audit log of a merchant`;

/** Of a whole file. What was applied stays, whoever has given up: the same command again goes on. */
const STATEMENT_DEADLINE_MS = 120_000;

const VERDICTS = { succeeded: 'VERDICT_SUCCEEDED', declined: 'VERDICT_DECLINED', reversed: 'VERDICT_REVERSED' } as const;
const OPTIONS = { limit: 'value', attempt: 'value', refund: 'value', outcome: 'value', reason: 'value', operator: 'values', transaction: 'value', channel: 'value' } as const;
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
  statement: { argument: 'FILE.csv', takes: ['channel', 'operator'], run: statement },
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
  const { channel } = readStatementOptions(options);
  const content = await readFile(file);
  const operators = await askTokens(options.operator, { environment: process.env, input: process.stdin, output: process.stderr });
  const { fileSha256, applied, known, contradicting, unmatched } = await clients.doubts.applyStatement({ channel, file: content, operators }, { deadlineMs: STATEMENT_DEADLINE_MS });
  say(`${applied.length} charges told what was not known, ${known.length} what is known; file ${fileSha256}.`);
  if (contradicting.length > 0) tell('Another amount than was asked for', contradicting);
  if (unmatched.length > 0) tell(`No payment of ${channel} has them`, unmatched);
  return contradicting.length + unmatched.length === 0 ? 0 : 1;
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

function readStatementOptions({ channel, operator }: Options): { channel: string } {
  if (channel === undefined) throw new UsageError('--channel is missing: whose statement is it?');
  checkTwoPeople(operator);
  return { channel };
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`${option} ${text}: must be a whole number from 1.`);
  return Number(text);
}

function tell(title: string, lines: readonly string[]): void {
  say(`${title}:${lines.length === 0 ? ' nothing' : ''}`);
  for (const line of lines) say(`  ${line}`);
}
