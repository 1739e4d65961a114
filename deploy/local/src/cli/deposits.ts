import { readFile } from 'node:fs/promises';
import { grpcServices, type GrpcClient } from '@adaigi/contracts';
import type { Deposit__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/Deposit.ts';
import type { DepositOperatorServiceDefinition } from '@adaigi/contracts/gen/adaigi/deposits/v1/DepositOperatorService.ts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import { UsageError, readArguments, runCommand } from '../command-line.ts';
import { askTokens } from '../operators/ask-tokens.ts';
import { checkOneOrTwoPeople, checkTwoPeople } from '../operators/two-people.ts';
import { say } from '../terminal.ts';
import { rupeesToPaisa } from './rupees.ts';
import { runningPlatform } from './running-platform.ts';

const USAGE = `npm run deposits -- COMMAND
  pending                                                deposits that wait for a person
  release DEPOSIT --reason TEXT --operator A --operator B
                                                         credits one with what really came in, by two operators
  refuse DEPOSIT --reason TEXT --operator A              refuses one and keeps its transfer from every claim, for good
  refuse DEPOSIT --free --reason TEXT --operator A --operator B
                                                         refuses one and lets somebody else claim the transfer, by two operators
  wallets                                                receiving wallets, with what came in today
  wallet NUMBER --wallet TYPE --operator A --operator B [--mode test|live] [--title TEXT] [--channel ID] [--daily RUPEES] [--daily-transfers N] [--cool-down SECONDS] [--disable]
                                                         sets all of a receiving wallet, by two operators: what is left out is empty, or without a limit
  import FILE.csv --wallet TYPE --to NUMBER --operator A --operator B [--mode test|live]    records the credits of a statement, by two operators`;

/** Of a whole file. What was recorded stays, whoever has given up: the same command again tells. */
const IMPORT_DEADLINE_MS = 120_000;

const OPTIONS = {
  reason: 'value', operator: 'values', free: 'flag', wallet: 'value', to: 'value', mode: 'value', title: 'value', channel: 'value', daily: 'value', 'daily-transfers': 'value', 'cool-down': 'value', disable: 'flag',
} as const;
type Options = ReturnType<typeof readArguments<typeof OPTIONS>>['options'];

interface Asked {
  readonly operators: GrpcClient<DepositOperatorServiceDefinition>;
  readonly name: string;
  readonly options: Options;
}

const COMMANDS: Readonly<Record<string, { readonly named: boolean; run(asked: Asked): Promise<number> }>> = {
  pending: { named: false, run: pending },
  release: { named: true, run: release },
  refuse: { named: true, run: refuse },
  wallets: { named: false, run: wallets },
  wallet: { named: true, run: putWallet },
  import: { named: true, run: importStatement },
};

await runCommand(USAGE, async (args) => {
  const { options, positionals } = readArguments(args, OPTIONS, ['COMMAND', '[ARGUMENT]']);
  const [command = '', name] = positionals;
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (known === undefined) throw new UsageError(`Unknown command "${command}". Known: ${Object.keys(COMMANDS).join(', ')}.`);
  if (known.named !== (name !== undefined)) throw new UsageError(known.named ? `${command} needs an argument.` : `Unexpected argument "${name}".`);
  const address = (await runningPlatform()).services['payments']?.grpc;
  if (address === undefined) throw new Error('The platform runs without the payments service.');
  const runtime = testRuntime('local');
  try {
    return await known.run({ operators: grpcClient(runtime, grpcServices.depositOperators, { address, deadlineMs: 15_000 }), name: name ?? '', options });
  } finally {
    await runtime.stop();
  }
});

async function pending({ operators }: Asked): Promise<number> {
  const { deposits } = await operators.listPendingDeposits({ limit: 100 });
  if (deposits.length === 0) say('No deposit waits for a person.');
  for (const deposit of deposits) tell(deposit);
  return 0;
}

async function release({ operators, name, options }: Asked): Promise<number> {
  const reason = needed(options.reason, '--reason');
  checkTwoPeople(options.operator);
  tell((await operators.releaseDeposit({ depositId: name, reason, operators: await tokensOf(options) })).deposit);
  return 0;
}

async function refuse({ operators, name, options }: Asked): Promise<number> {
  const about = { depositId: name, reason: needed(options.reason, '--reason'), freeTransfer: options.free };
  (options.free ? checkTwoPeople : checkOneOrTwoPeople)(options.operator);
  tell((await operators.refuseDeposit({ ...about, operators: await tokensOf(options) })).deposit);
  return 0;
}

async function wallets({ operators }: Asked): Promise<number> {
  const { wallets: all } = await operators.listReceivingWallets({});
  for (const { mode, walletType, number, title, disabled, receivedToday, transfersToday, restsUntil } of all) {
    const state = disabled ? ', disabled' : restsUntil === '' ? '' : `, rests until ${restsUntil}`;
    say(`${mode === 'MODE_LIVE' ? 'live' : 'test'} ${walletType} ${number} ${title}: ${transfersToday} transfers, Rs ${Number(receivedToday?.minor ?? 0) / 100} today${state}`);
  }
  return 0;
}

async function putWallet({ operators, name: number, options }: Asked): Promise<number> {
  const daily = options.daily === undefined ? null : rupeesToPaisa(options.daily);
  if (daily === undefined) throw new UsageError('--daily must be rupees above zero.');
  const wallet = {
    mode: modeOf(options),
    walletType: needed(options.wallet, '--wallet'),
    number,
    title: options.title ?? '',
    channel: options.channel ?? '',
    disabled: options.disable,
    dailyTransfers: wholeNumber(options['daily-transfers'], '--daily-transfers'),
    coolDownS: wholeNumber(options['cool-down'], '--cool-down'),
    ...(daily === null ? {} : { dailyAmount: { minor: String(daily), currency: 'PKR' } }),
  };
  checkTwoPeople(options.operator);
  const { changed, wallet: set, operators: by, chain, seq, hash } = await operators.putReceivingWallet({ wallet, operators: await tokensOf(options) });
  const state = `${wallet.disabled ? 'disabled' : 'shown'}, ${wallet.channel === '' ? 'no channel' : wallet.channel}`;
  if (!changed) say(`${set?.number ?? number} was so already: nothing has changed.`);
  else say(`${set?.number ?? number} is set (${state}) by ${by.join(' and ')}  [record ${seq} of ${chain}, ${hash.slice(0, 16)}]`);
  return 0;
}

async function importStatement({ operators, name: file, options }: Asked): Promise<number> {
  const about = { mode: modeOf(options), walletType: needed(options.wallet, '--wallet'), receivingNumber: needed(options.to, '--to') };
  checkTwoPeople(options.operator);
  const statement = { ...about, file: await readFile(file), operators: await tokensOf(options) };
  const made = await operators.importStatement(statement, { deadlineMs: IMPORT_DEADLINE_MS });
  const { replayed, lines, recorded, known, contradicting, recordedAmount, importedAt, operators: by, chain, seq, hash } = made;
  if (replayed) say(`This file was imported before: nothing has changed. What was done then:`);
  say(`${lines} credits: ${recorded} new, Rs ${Number(recordedAmount?.minor ?? 0) / 100}; ${known} known; ${contradicting} with another amount than is known.`);
  say(`${made.importId} at ${importedAt} by ${by.join(' and ')}, file ${made.fileSha256}  [record ${seq} of ${chain}, ${hash.slice(0, 16)}]`);
  return contradicting === 0 ? 0 : 1;
}

function tell(deposit: Deposit__Output | null): void {
  if (deposit === null) return;
  const { id, merchantId, state, reason, amount, claimedAmount, walletType, transactionNumber, createdAt } = deposit;
  const rupees = (money: Deposit__Output['amount']): string => (money === null || money === undefined ? '?' : `Rs ${Number(money.minor) / 100}`);
  say(`${id} of ${merchantId}: ${state.slice('DEPOSIT_STATE_'.length).toLowerCase()} ${reason}, ${walletType} ${transactionNumber}, came ${rupees(amount)}, claimed ${rupees(claimedAmount)}, since ${createdAt}`);
}

function tokensOf({ operator }: Options): Promise<{ handle: string; token: string }[]> {
  return askTokens(operator, { environment: process.env, input: process.stdin, output: process.stderr });
}

function modeOf({ mode = 'test' }: Options): 'MODE_TEST' | 'MODE_LIVE' {
  if (mode !== 'test' && mode !== 'live') throw new UsageError('--mode must be test or live.');
  return mode === 'live' ? 'MODE_LIVE' : 'MODE_TEST';
}

function needed(value: string | undefined, option: string): string {
  if (value === undefined) throw new UsageError(`${option} is missing.`);
  return value;
}

function wholeNumber(text: string | undefined, option: string): number {
  if (text !== undefined && !/^\d{1,7}$/.test(text)) throw new UsageError(`${option} must be a whole number.`);
  return Number(text ?? '0');
}
