import { UsageError, readArguments, runCommand } from '../command-line.ts';
import { createMerchant } from '../merchants/create-merchant.ts';
import { keepMerchant } from '../merchants/kept-merchants.ts';
import { LOCAL_DIR } from '../paths.ts';
import { writeRunFile } from '../run-file.ts';
import { say } from '../terminal.ts';
import { runningPlatform } from './running-platform.ts';

const USAGE = 'npm run merchant -- create --name NAME [--dialects paypro] [--setting key=value ...] [--json]';

await runCommand(USAGE, async (args) => {
  const { options, positionals } = readArguments(args, { name: 'value', dialects: 'value', setting: 'values', json: 'flag' }, ['The command (create)']);
  if (positionals[0] !== 'create') throw new UsageError(`Unknown command "${positionals[0]}". Known: create.`);
  if (options.name === undefined) throw new UsageError('--name is missing.');
  const run = await runningPlatform();
  const merchant = await createMerchant(run, { name: options.name, dialects: readDialects(options.dialects), settings: readSettings(options.setting) });
  await keepMerchant(LOCAL_DIR, merchant);
  await writeRunFile(LOCAL_DIR, { ...run, merchants: [...run.merchants, merchant] });
  say(JSON.stringify(merchant, null, options.json ? 0 : 2));
  return 0;
});

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
