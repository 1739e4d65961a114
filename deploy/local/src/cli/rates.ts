import { readFile } from 'node:fs/promises';
import { grpcServices } from '@adaigi/contracts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import { readArguments, runCommand, UsageError } from '../command-line.ts';
import { say } from '../terminal.ts';
import { isDay, readRates } from './rates-file.ts';
import { runningPlatform } from './running-platform.ts';

const USAGE = `npm run rates -- import FILE --day YYYY-MM-DD [--base PKR]      rates of converted amounts in Paykassma's postbacks, from that day on (UTC)
                              FILE: what one unit of the base is worth, as JSON {"USD":0.0036,...} or lines USD,0.0036; 1.3e-07 will do`;

const DEADLINE_MS = 10_000;

await runCommand(USAGE, async (args) => {
  const { file, day, base } = argumentsOf(args);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file}: there is no such file, or it cannot be read.`);
  });
  const rates = readRates(text);
  if (rates === null) throw new UsageError(`${file}: must be a JSON object of numbers, or lines of a currency, a comma and a number.`);
  const address = (await runningPlatform()).services['notifier']?.grpc;
  if (address === undefined) throw new Error('The platform runs without the notifier.');
  const runtime = testRuntime('local');
  try {
    const { count } = await grpcClient(runtime, grpcServices.postbacks, { address, deadlineMs: DEADLINE_MS }).importRates({ day, base, rates });
    say(`${count} rates hold from ${day} on.`);
    return 0;
  } finally {
    await runtime.stop();
  }
});

/** Everything that can be judged before the file is opened. */
function argumentsOf(args: readonly string[]): { file: string; day: string; base: string } {
  const { options, positionals } = readArguments(args, { day: 'value', base: 'value' }, ['The command (import)', 'FILE']);
  const [command = '', file = ''] = positionals;
  const { day, base = 'PKR' } = options;
  if (command !== 'import') throw new UsageError(`Unknown command "${command}". Known: import.`);
  if (day === undefined) throw new UsageError('--day is missing: the day from which the rates hold, as YYYY-MM-DD.');
  if (!isDay(day)) throw new UsageError('--day must be a day of the calendar as YYYY-MM-DD.');
  if (!/^[A-Z]{3}$/.test(base)) throw new UsageError('--base must be a currency code such as PKR.');
  return { file, day, base };
}
