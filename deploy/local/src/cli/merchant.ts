import { randomUUID } from 'node:crypto';
import { UsageError, readArguments, runCommand } from '../command-line.ts';
import { createMerchant } from '../merchants/create-merchant.ts';
import { fundMerchant } from '../merchants/fund-merchant.ts';
import { addReturnUrl, listReturnUrls, removeReturnUrl } from '../merchants/return-urls.ts';
import { keepMerchant } from '../merchants/kept-merchants.ts';
import { LOCAL_DIR } from '../paths.ts';
import { writeRunFile } from '../run-file.ts';
import { say } from '../terminal.ts';
import { rupeesToPaisa } from './rupees.ts';
import { runningPlatform } from './running-platform.ts';

const USAGE = `npm run merchant -- create --name NAME [--dialects paypro,paykassma] [--setting key=value ...] [--json]
npm run merchant -- fund MERCHANT --amount RUPEES [--reference TEXT] [--json]      test money, to its available balance
npm run merchant -- return-url add MERCHANT --url URL [--default success,pending,fail] [--json]     prints the id that the payment window's URL names it by
npm run merchant -- return-url list MERCHANT [--json]
npm run merchant -- return-url remove MERCHANT --id N`;

const OPTIONS = { name: 'value', dialects: 'value', setting: 'values', amount: 'value', reference: 'value', url: 'value', default: 'value', id: 'value', json: 'flag' } as const;
type Options = ReturnType<typeof readArguments<typeof OPTIONS>>['options'];

/** Each command with the options it takes. */
const COMMANDS: Readonly<Record<string, { readonly takes: readonly (keyof Options)[]; run(options: Options, ...words: readonly string[]): Promise<number> }>> = {
  create: { takes: ['name', 'dialects', 'setting', 'json'], run: create },
  fund: { takes: ['amount', 'reference', 'json'], run: fund },
  'return-url': { takes: ['url', 'default', 'id', 'json'], run: returnUrl },
};

await runCommand(USAGE, async (args) => {
  const { options, positionals } = readArguments(args, OPTIONS, ['The command (create, fund, return-url)', '[MERCHANT]', '[MERCHANT]']);
  const [command = '', ...words] = positionals;
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (known === undefined) throw new UsageError(`Unknown command "${command}". Known: ${Object.keys(COMMANDS).join(', ')}.`);
  for (const name of Object.keys(OPTIONS) as (keyof Options)[]) {
    const given = Array.isArray(options[name]) ? options[name].length > 0 : options[name] !== undefined && options[name] !== false;
    if (given && !known.takes.includes(name)) throw new UsageError(`${command} takes no --${name}.`);
  }
  return known.run(options, ...words);
});

async function create(options: Options, extra?: string): Promise<number> {
  if (extra !== undefined) throw new UsageError(`Unexpected argument "${extra}".`);
  if (options.name === undefined) throw new UsageError('--name is missing.');
  const run = await runningPlatform();
  const merchant = await createMerchant(run, { name: options.name, dialects: readDialects(options.dialects), settings: readSettings(options.setting) });
  await keepMerchant(LOCAL_DIR, merchant);
  await writeRunFile(LOCAL_DIR, { ...run, merchants: [...run.merchants, merchant] });
  say(JSON.stringify(merchant, null, options.json ? 0 : 2));
  return 0;
}

async function fund(options: Options, merchantId?: string, extra?: string): Promise<number> {
  if (extra !== undefined) throw new UsageError(`Unexpected argument "${extra}".`);
  if (merchantId === undefined) throw new UsageError('MERCHANT is missing: the id of the merchant.');
  if (options.amount === undefined) throw new UsageError('--amount is missing: the amount in rupees, for example 5000.');
  const paisa = rupeesToPaisa(options.amount);
  if (paisa === undefined) throw new UsageError(`--amount ${options.amount}: must be rupees above zero with at most two decimals, for example 5000 or 499.50.`);
  const balance = await fundMerchant(await runningPlatform(), { merchantId, paisa, reference: options.reference ?? randomUUID() });
  say(options.json ? JSON.stringify(balance) : `Available now: ${toRupees(balance.available)} rupees of test money (held ${toRupees(balance.held)}, unsettled ${toRupees(balance.unsettled)})`);
  return 0;
}

/** `return-url add|list|remove MERCHANT`. */
async function returnUrl(options: Options, action?: string, merchantId?: string): Promise<number> {
  if (merchantId === undefined) throw new UsageError('return-url add MERCHANT, return-url list MERCHANT or return-url remove MERCHANT.');
  const run = await runningPlatform();
  const print = (result: object, text: string): number => {
    say(options.json ? JSON.stringify(result) : text);
    return 0;
  };
  switch (action) {
    case 'add': {
      if (options.url === undefined) throw new UsageError('--url is missing.');
      const defaultFor = options.default === undefined ? [] : options.default.split(',').map((outcome) => outcome.trim());
      const id = await addReturnUrl(run, { merchantId, url: options.url, defaultFor });
      return print({ id }, String(id));
    }
    case 'list': {
      const urls = await listReturnUrls(run, merchantId);
      return print(urls, urls.map(({ id, url, defaultFor }) => `${id}  ${url}${defaultFor.length === 0 ? '' : `  (default for ${defaultFor.join(', ')})`}`).join('\n'));
    }
    case 'remove': {
      if (options.id === undefined || !/^\d{1,3}$/.test(options.id)) throw new UsageError('--id is missing: the number of the URL.');
      await removeReturnUrl(run, merchantId, Number(options.id));
      return print({ id: Number(options.id) }, `Return URL ${options.id} is forgotten.`);
    }
    default:
      throw new UsageError(`Unknown action "${action ?? ''}". Known: add, list, remove.`);
  }
}

function toRupees(paisa: number): string {
  return (paisa / 100).toFixed(2);
}

function readDialects(text: string | undefined): string[] {
  const dialects = text === undefined ? [] : text.split(',').map((dialect) => dialect.trim());
  for (const dialect of dialects) {
    if (dialect !== 'paypro' && dialect !== 'paykassma') throw new UsageError(`--dialects ${dialect}: unknown dialect. Known: paypro, paykassma.`);
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
