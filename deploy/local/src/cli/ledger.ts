import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { UsageError, readArguments, runCommand } from '../command-line.ts';
import { ROOT } from '../paths.ts';
import { runningPlatform } from './running-platform.ts';

const USAGE = `npm run ledger -- verify      derives every balance again from the journal and compares; exit code 1 on a difference
                              (of the running platform, or of ADAIGI_MONGODB and ADAIGI_DB_PREFIX)`;

await runCommand(USAGE, async (args) => {
  const { positionals } = readArguments(args, {}, ['The command (verify)']);
  if (positionals[0] !== 'verify') throw new UsageError(`Unknown command "${positionals[0]}". Known: verify.`);
  // The service's own program: whoever keeps the books knows how they are kept.
  const env = { ...process.env, ADAIGI_MONGODB: process.env['ADAIGI_MONGODB'] ?? (await runningPlatform()).mongodb };
  const child = spawn(process.execPath, [join(ROOT, 'services/ledger/src/verify.ts')], { stdio: 'inherit', env });
  await once(child, 'exit');
  return child.exitCode ?? 1;
});
