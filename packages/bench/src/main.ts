import { parseArgs } from 'node:util';
import { LOCAL_DIR, readRunFile, type MerchantCredentials, type RunFile } from '@adaigi/local';
import { decideGrpc, type Way } from './decide-grpc.ts';
import { latency } from './latency.ts';
import { ledger } from './ledger.ts';
import { outage, OUTAGE_KINDS } from './outage.ts';
import type { OutageKind } from './outage.ts';
import { rest } from './rest.ts';
import { routingRestart } from './routing-restart.ts';
import type { EngineAddresses } from './routing-world.ts';
import { paymentWindow } from './window.ts';

const USAGE = `npm run bench -- latency [--payments 200] [--rate 10]   how fast payments are accepted and called back
npm run bench -- rest [--seconds 30]                   memory and CPU of the services at rest
npm run bench -- outage [--kind refuse|5xx|hang] [--rate 50] [--seconds 40]   one of two channels of a wallet goes down under load
npm run bench -- window [--count 5]                    the payment window on a slow phone: first paint, weight, accessibility (needs Chromium)
npm run bench -- ledger [--count 5000]                 captures and holds of a ledger of its own on the platform's engines
npm run bench -- decide-grpc [--rate 3000] [--seconds 20] [--channels 20] [--rounds 1] [--unary] [--echo]   decisions of a routing process of its own, over a stream; with --unary by a call each too, and an empty method; with --echo the same stream to a process that decides nothing
npm run bench -- routing-restart [--count 1000000]     how soon a routing process with a long past decides again
The last two need engines only: those of a running platform, or ADAIGI_KAFKA and ADAIGI_MONGODB.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    payments: { type: 'string', default: '200' },
    rate: { type: 'string' },
    seconds: { type: 'string' },
    count: { type: 'string' },
    channels: { type: 'string' },
    rounds: { type: 'string' },
    unary: { type: 'boolean', default: false },
    echo: { type: 'boolean', default: false },
    kind: { type: 'string', default: '5xx' },
  },
});
const run = await readRunFile(LOCAL_DIR);
process.stdout.write(`${(await measure(positionals[0])).join('\n')}\n`);

function measure(what: string | undefined): Promise<string[]> {
  if (what === 'decide-grpc') {
    const ways: Way[] = ['stream', ...(values.unary ? (['unary', 'empty'] as const) : []), ...(values.echo ? (['echo'] as const) : [])];
    return decideGrpc({
      engines: engines(),
      perSecond: wholeNumber('rate', '3000'),
      seconds: wholeNumber('seconds', '20'),
      channels: wholeNumber('channels', '20'),
      ways,
      rounds: wholeNumber('rounds', '1'),
      onProgress: (line) => process.stderr.write(`${line}\n`),
    });
  }
  if (what === 'routing-restart') return routingRestart({ engines: engines(), count: wholeNumber('count', '1000000') });
  const merchant = run?.merchants[0];
  return run === undefined || merchant === undefined ? end(1, 'No platform is running: npm start -- --detach first.') : measurePlatform(run, merchant, what);
}

function measurePlatform(platform: RunFile, payer: MerchantCredentials, what: string | undefined): Promise<string[]> {
  if (what === 'latency') return latency(platform, payer, { payments: wholeNumber('payments'), perSecond: wholeNumber('rate', '10') });
  if (what === 'ledger') return ledger({ engines: platform, count: wholeNumber('count', '5000') });
  if (what === 'window') {
    const host = payer.paykassma?.host ?? end(1, 'The first merchant of this platform does not speak Paykassma.');
    return paymentWindow({ edge: platform.edge.http, host, loads: wholeNumber('count', '5') });
  }
  if (what === 'rest') return rest(platform, wholeNumber('seconds', '30'));
  if (what === 'outage') {
    // `npm start` puts nothing before its topics; a platform started otherwise may.
    const topicPrefix = process.env['ADAIGI_TOPIC_PREFIX'] ?? '';
    return outage(platform, payer, { kind: kindOf(values.kind), perSecond: wholeNumber('rate', '50'), seconds: wholeNumber('seconds', '40'), topicPrefix });
  }
  return end(2, USAGE);
}

function kindOf(text: string): OutageKind {
  const kind = Object.keys(OUTAGE_KINDS).find((each): each is OutageKind => each === text);
  return kind ?? end(2, `--kind must be one of ${Object.keys(OUTAGE_KINDS).join(', ')}.`);
}

function engines(): EngineAddresses {
  const { ADAIGI_KAFKA: kafka, ADAIGI_MONGODB: mongodb } = process.env;
  if (kafka !== undefined && mongodb !== undefined) return { kafka: kafka.split(','), mongodb };
  return run ?? end(1, 'No engines: npm start -- --detach first, or set ADAIGI_KAFKA and ADAIGI_MONGODB.');
}

function wholeNumber(name: 'payments' | 'rate' | 'seconds' | 'count' | 'channels' | 'rounds', fallback = ''): number {
  const value = Number(values[name] ?? fallback);
  return Number.isInteger(value) && value > 0 ? value : end(2, `--${name} must be a whole number above zero.`);
}

function end(code: number, text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}
