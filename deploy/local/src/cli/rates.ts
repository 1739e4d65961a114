import { readFile } from 'node:fs/promises';
import { grpcServices } from '@adaigi/contracts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import { readArguments, runCommand, UsageError } from '../command-line.ts';
import { say } from '../terminal.ts';
import { readRates } from './rates-file.ts';
import { runningPlatform } from './running-platform.ts';

const USAGE = `npm run rates -- import FILE --day YYYY-MM-DD [--base PKR]      rates of converted amounts in Paykassma's postbacks, from that day on (UTC)
                              FILE: what one unit of the base is worth, as JSON {"USD":0.0036,...} or lines USD,0.0036`;

const DEADLINE_MS = 10_000;

await runCommand(USAGE, async (args) => {
  const { options, positionals } = readArguments(args, { day: 'value', base: 'value' }, ['The command (import)', 'FILE']);
  const [command = '', file = ''] = positionals;
  if (command !== 'import') throw new UsageError(`Unknown command "${command}". Known: import.`);
  if (options.day === undefined) throw new UsageError('--day is missing: the day from which the rates hold, as YYYY-MM-DD.');
  const rates = readRates(await readFile(file, 'utf8'));
  if (rates === null) throw new UsageError(`${file}: must be a JSON object of numbers, or lines of a currency, a comma and a number.`);
  const address = (await runningPlatform()).services['notifier']?.grpc;
  if (address === undefined) throw new Error('The platform runs without the notifier.');
  const runtime = testRuntime('local');
  try {
    const { count } = await grpcClient(runtime, grpcServices.postbacks, { address, deadlineMs: DEADLINE_MS }).importRates({ day: options.day, base: options.base ?? 'PKR', rates });
    say(`${count} rates hold from ${options.day} on.`);
    return 0;
  } finally {
    await runtime.stop();
  }
});
