import { readFile, writeFile } from 'node:fs/promises';
import { AdaigiError } from '@adaigi/errors';
import { testRuntime } from '@adaigi/runtime';
import { judge } from './evaluate.ts';
import { joinLog } from './log.ts';
import { readReplayOptions, REPLAY_USAGE, type ReplayOptions } from './options.ts';
import { readKafka } from './read-kafka.ts';
import { readLines, type Events } from './read-lines.ts';
import { report } from './report.ts';
import { documentTarget, targetOf, type Target } from './target.ts';

const RUN_FILE = new URL('../../../../.local/run.json', import.meta.url);

async function main(args: readonly string[]): Promise<number> {
  const options = readReplayOptions(args, process.env['INIT_CWD'] ?? process.cwd());
  const { target, notJudged } = await targetFrom(options.target);
  const events = options.logs.length > 0 ? await readLines(options.logs) : await readPlatform();
  if (options.exportFile !== null) await writeFile(options.exportFile, [...events.decisions, ...events.attempts].map((each) => `${JSON.stringify(each)}\n`).join(''));
  const log = joinLog(events.decisions, events.attempts);
  const judgement = judge(log.payments, target);
  process.stdout.write(`${report(target.name, judgement, log, notJudged)}\n`);
  if (options.jsonFile !== null) await writeFile(options.jsonFile, `${JSON.stringify({ policy: target.name, notJudged, unusable: Object.fromEntries(log.unusable), ...judgement }, null, 2)}\n`);
  return judgement.refusal === null ? 0 : 1;
}

async function targetFrom(target: ReplayOptions['target']): Promise<{ readonly target: Target; readonly notJudged: readonly string[] }> {
  if ('spec' in target) return { target: targetOf(target.spec), notJudged: [] };
  return documentTarget(JSON.parse(await readFile(target.documentFile, 'utf8')), target.merchantId);
}

async function readPlatform(): Promise<Events> {
  const text = await readFile(RUN_FILE, 'utf8').catch(() => undefined);
  if (text === undefined) throw new RangeError('No platform is running: npm start -- --detach first.');
  const runtime = testRuntime('replay-policy');
  try {
    return await readKafka(runtime, (JSON.parse(text) as { readonly kafka: readonly string[] }).kafka);
  } finally {
    await runtime.stop();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isCall = error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
  const fields = error instanceof AdaigiError ? error.fields.map(({ field, message }) => `\n  ${field}: ${message}`).join('') : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${fields}\n${isCall ? `${REPLAY_USAGE}\n` : ''}`);
  process.exitCode = 2;
}
