import { ConfigError } from '@adaigi/config';
import { endProcess } from './end-process.ts';

/**
 * The outermost call of a `main.ts`: what goes wrong before there is a logger ends on standard error, without a stack when it is the
 * configuration, and the process exits 1.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const text = error instanceof ConfigError ? error.message : ((error instanceof Error ? error.stack : undefined) ?? String(error));
    process.stderr.write(`${text}\n`);
    endProcess(1);
  }
}
