import { randomUUID } from 'node:crypto';
import { UsageError, readArguments, runCommand } from '../command-line.ts';
import { createMerchant } from '../merchants/create-merchant.ts';
import { fundMerchant } from '../merchants/fund-merchant.ts';
import { keepMerchant } from '../merchants/kept-merchants.ts';
import { LOCAL_DIR } from '../paths.ts';
import { writeRunFile } from '../run-file.ts';
import { say } from '../terminal.ts';
import { rupeesToPaisa } from './rupees.ts';
import { runningPlatform } from './running-platform.ts';

const USAGE = `npm run merchant -- create --name NAME [--dialects paypro] [--setting key=value ...] [--json]
npm run merchant -- fund MERCHANT --amount RUPEES [--reference TEXT] [--json]      test money, to its available balance`;

const OPTIONS = { name: 'value', dialects: 'value', setting: 'values', amount: 'value', reference: 'value', json: 'flag' } as const;
type Options = ReturnType<typeof readArguments<typeof OPTIONS>>['options'];

/** Each command with the options it takes. */
const COMMANDS: Readonly<Record<string, { readonly takes: readonly (keyof Options)[]; run(options: Options, merchantId: string | undefined): Promise<number> }>> = {
  create: { takes: ['name', 'dialects', 'setting', 'json'], run: create },
  fund: { takes: ['amount', 'reference', 'json'], run: fund },
};

await runCommand(USAGE, async (args) => {
  const { options, positionals } = readArguments(args, OPTIONS, ['The command (create, fund)', '[MERCHANT]']);
  const [command = '', merchantId] = positionals;
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (known === undefined) throw new UsageError(`Unknown command "${command}". Known: ${Object.keys(COMMANDS).join(', ')}.`);
  for (const name of Object.keys(OPTIONS) as (keyof Options)[]) {
    const given = Array.isArray(options[name]) ? options[name].length > 0 : options[name] !== undefined && options[name] !== false;
    if (given && !known.takes.includes(name)) throw new UsageError(`${command} takes no --${name}.`);
  }
  return known.run(options, merchantId);
});

async function create(options: Options, extra: string | undefined): Promise<number> {
  if (extra !== undefined) throw new UsageError(`Unexpected argument "${extra}".`);
  if (options.name === undefined) throw new UsageError('--name is missing.');
  const run = await runningPlatform();
  const merchant = await createMerchant(run, { name: options.name, dialects: readDialects(options.dialects), settings: readSettings(options.setting) });
  await keepMerchant(LOCAL_DIR, merchant);
  await writeRunFile(LOCAL_DIR, { ...run, merchants: [...run.merchants, merchant] });
  say(JSON.stringify(merchant, null, options.json ? 0 : 2));
  return 0;
}

async function fund(options: Options, merchantId: string | undefined): Promise<number> {
  if (merchantId === undefined) throw new UsageError('MERCHANT is missing: the id of the merchant.');
  if (options.amount === undefined) throw new UsageError('--amount is missing: the amount in rupees, for example 5000.');
  const paisa = rupeesToPaisa(options.amount);
  if (paisa === undefined) throw new UsageError(`--amount ${options.amount}: must be rupees above zero with at most two decimals, for example 5000 or 499.50.`);
  const balance = await fundMerchant(await runningPlatform(), { merchantId, paisa, reference: options.reference ?? randomUUID() });
  say(options.json ? JSON.stringify(balance) : `Available now: ${toRupees(balance.available)} rupees of test money (held ${toRupees(balance.held)}, unsettled ${toRupees(balance.unsettled)})`);
  return 0;
}

function toRupees(paisa: number): string {
  return (paisa / 100).toFixed(2);
}

function readDialects(text: string | undefined): string[] {
  const dialects = text === undefined ? [] : text.split(',').map((dialect) => dialect.trim());
  for (const dialect of dialects) {
    if (dialect === 'paykassma') throw new UsageError('--dialects paykassma: Adaigi does not speak Paykassma yet. Known: paypro.');
    if (dialect !== 'paypro') throw new UsageError(`--dialects ${dialect}: unknown dialect. Known: paypro.`);
  }
  return [...new Set(dialects)];
}

function readSettings(entries: readonly string[]): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const entry of entries) {
    const at = entry.indexOf('=');
    if (at < 1) throw new UsageError(`--setting ${entry}: must be key=value.`);
    const key = entry.slice(0, at);
    if (Object.hasOwn(settings, key)) throw new UsageError(`--setting ${key} is given twice.`);
    settings[key] = entry.slice(at + 1);
  }
  return settings;
}
