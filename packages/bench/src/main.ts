import { parseArgs } from 'node:util';
import { LOCAL_DIR, readRunFile, type MerchantCredentials, type RunFile } from '@adaigi/local';
import { latency } from './latency.ts';
import { rest } from './rest.ts';

const USAGE = `npm run bench -- latency [--payments 200] [--rate 10]   how fast payments are accepted and called back
npm run bench -- rest [--seconds 30]                   memory and CPU of the services at rest`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    payments: { type: 'string', default: '200' },
    rate: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '30' },
  },
});
const run = await readRunFile(LOCAL_DIR);
const merchant = run?.merchants[0];
if (run === undefined || merchant === undefined) end(1, 'No platform is running: npm start -- --detach first.');
process.stdout.write(`${(await measure(run, merchant, positionals[0])).join('\n')}\n`);

function measure(platform: RunFile, payer: MerchantCredentials, what: string | undefined): Promise<string[]> {
  if (what === 'latency') return latency(platform, payer, { payments: wholeNumber('payments'), perSecond: wholeNumber('rate') });
  if (what === 'rest') return rest(platform, wholeNumber('seconds'));
  return end(2, USAGE);
}

function wholeNumber(name: 'payments' | 'rate' | 'seconds'): number {
  const value = Number(values[name]);
  return Number.isInteger(value) && value > 0 ? value : end(2, `--${name} must be a whole number above zero.`);
}

function end(code: number, text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}
