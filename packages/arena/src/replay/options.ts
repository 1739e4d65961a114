import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TARGETS } from './target.ts';

export interface ReplayOptions {
  /** Files of JSON lines; empty: read Kafka. */
  readonly logs: readonly string[];
  readonly target: { readonly spec: string } | { readonly documentFile: string; readonly merchantId: string | null };
  readonly exportFile: string | null;
  readonly jsonFile: string | null;
}

export const REPLAY_USAGE = `npm run replay-policy -- (--log FILE[,FILE] | --kafka) (--target NAME | --policy FILE [--merchant ID]) [--json FILE] [--export FILE]
  --log FILES      payloads of the topics routing-decisions and attempts, one JSON object a line
  --kafka          reads them from the running platform (.local/run.json); --export FILE keeps them
  --target NAME    one of ${TARGETS}
  --policy FILE    a routing policy document of the platform, or of --merchant ID
  --json FILE      writes the judgement there
Ends with 0 when the log can judge the policy, 1 when it cannot, 2 for a wrong call.`;

/**
 * @param folder that relative paths start from
 * @throws TypeError or RangeError that says what is wrong.
 */
export function readReplayOptions(args: readonly string[], folder: string): ReplayOptions {
  const within = (path: string | undefined): string | null => (path === undefined ? null : resolve(folder, path));
  const { values } = parseArgs({
    args: [...args],
    options: {
      log: { type: 'string', multiple: true },
      kafka: { type: 'boolean', default: false },
      target: { type: 'string' },
      policy: { type: 'string' },
      merchant: { type: 'string' },
      export: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const logs = (values.log ?? []).flatMap((each) => each.split(',')).filter((each) => each !== '');
  if (logs.length > 0 === values.kafka) throw new RangeError('either --log or --kafka is needed');
  if ((values.target === undefined) === (values.policy === undefined)) throw new RangeError('either --target or --policy is needed');
  return {
    logs: logs.map((each) => resolve(folder, each)),
    target: values.policy === undefined ? { spec: values.target ?? '' } : { documentFile: resolve(folder, values.policy), merchantId: values.merchant ?? null },
    exportFile: within(values.export),
    jsonFile: within(values.json),
  };
}
