import { randomUUID } from 'node:crypto';
import { askSecrets } from '../ask-secrets.ts';
import { UsageError, readArguments, runCommand } from '../command-line.ts';
import { createMerchant } from '../merchants/create-merchant.ts';
import { changeSettings, createDialectCredentials, ownSecrets, PARTS, type Dialect } from '../merchants/dialect-credentials.ts';
import { fundMerchant } from '../merchants/fund-merchant.ts';
import { addReturnUrl, listReturnUrls, removeReturnUrl } from '../merchants/return-urls.ts';
import { keepMerchant } from '../merchants/kept-merchants.ts';
import { LOCAL_DIR } from '../paths.ts';
import { writeRunFile } from '../run-file.ts';
import { say } from '../terminal.ts';
import { rupeesToPaisa } from './rupees.ts';
import { runningPlatform } from './running-platform.ts';

const USAGE = `npm run merchant -- create --name NAME [--dialects paypro,paykassma] [--setting key=value ...] [--json]
npm run merchant -- set MERCHANT --setting key=value ... [--json]       an empty value removes a setting
npm run merchant -- credential MERCHANT --dialect paypro --mode test|live [--number N] [--own-secrets] [--replace] [--json]
npm run merchant -- credential MERCHANT --dialect paykassma --mode test|live [--host HOST] [--access-key KEY] [--own-secrets] [--replace] [--json]
    makes the keys of a dialect; with --own-secrets takes in those that the merchant's client has already, from the environment or a line each of the input
npm run merchant -- fund MERCHANT --amount RUPEES [--reference TEXT] [--json]      test money, to its available balance
npm run merchant -- return-url add MERCHANT --url URL [--default success,pending,fail] [--json]     prints the id that the payment window's URL names it by
npm run merchant -- return-url list MERCHANT [--json]
npm run merchant -- return-url remove MERCHANT --id N`;

const OPTIONS = { name: 'value', dialects: 'value', setting: 'values', amount: 'value', reference: 'value', url: 'value', default: 'value', id: 'value', dialect: 'value', mode: 'value', number: 'value', host: 'value', 'access-key': 'value', 'own-secrets': 'flag', replace: 'flag', json: 'flag' } as const;
type Options = ReturnType<typeof readArguments<typeof OPTIONS>>['options'];

/** Each command with the options it takes. */
const COMMANDS: Readonly<Record<string, { readonly takes: readonly (keyof Options)[]; run(options: Options, ...words: readonly string[]): Promise<number> }>> = {
  create: { takes: ['name', 'dialects', 'setting', 'json'], run: create },
  set: { takes: ['setting', 'json'], run: set },
  credential: { takes: ['dialect', 'mode', 'number', 'host', 'access-key', 'own-secrets', 'replace', 'json'], run: credential },
  fund: { takes: ['amount', 'reference', 'json'], run: fund },
  'return-url': { takes: ['url', 'default', 'id', 'json'], run: returnUrl },
};

await runCommand(USAGE, async (args) => {
  const { options, positionals } = readArguments(args, OPTIONS, ['The command (create, set, credential, fund, return-url)', '[MERCHANT]', '[MERCHANT]']);
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

async function set(options: Options, merchantId?: string, extra?: string): Promise<number> {
  if (extra !== undefined) throw new UsageError(`Unexpected argument "${extra}".`);
  if (merchantId === undefined) throw new UsageError('MERCHANT is missing: the id of the merchant.');
  if (options.setting.length === 0) throw new UsageError('--setting is missing: key=value.');
  const settings = await changeSettings(await runningPlatform(), merchantId, readSettings(options.setting));
  say(options.json ? JSON.stringify(settings) : Object.entries(settings).map(([name, value]) => `${name}=${value}`).join('\n'));
  return 0;
}

async function credential(options: Options, merchantId?: string, extra?: string): Promise<number> {
  if (extra !== undefined) throw new UsageError(`Unexpected argument "${extra}".`);
  if (merchantId === undefined) throw new UsageError('MERCHANT is missing: the id of the merchant.');
  const { mode, number, host, 'access-key': accessKey, replace } = options;
  const [dialect] = readDialects(options.dialect);
  if (dialect === undefined) throw new UsageError('--dialect is missing: paypro or paykassma.');
  if (mode !== 'test' && mode !== 'live') throw new UsageError('--mode must be test or live.');
  const ids = Object.fromEntries(Object.entries({ number, host, 'access-key': accessKey }).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const foreign = Object.keys(ids).find((name) => PARTS[dialect].every(({ idOption }) => idOption !== name));
  if (foreign !== undefined) throw new UsageError(`--dialect ${dialect} takes no --${foreign}.`);
  const secrets = options['own-secrets'] ? await askSecrets(ownSecrets(dialect), { environment: process.env, input: process.stdin, output: process.stderr }) : [];
  const made = await createDialectCredentials(await runningPlatform(), { merchantId, dialect, mode, ids, secrets, replace });
  say(JSON.stringify({ merchantId, mode, [dialect]: made }, null, options.json ? 0 : 2));
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

function readDialects(text: string | undefined): Dialect[] {
  const words = text === undefined ? [] : text.split(',').map((dialect) => dialect.trim());
  const dialects = words.map((word): Dialect => {
    if (word !== 'paypro' && word !== 'paykassma') throw new UsageError(`${word}: unknown dialect. Known: paypro, paykassma.`);
    return word;
  });
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
