import { text } from 'node:stream/consumers';
import { normaliseMobile } from '@adaigi/domain';
import { runMain } from '@adaigi/runtime';
import { createMobileIndex } from './adapters/mobile-index.ts';
import { loadIdSecret } from './config.ts';

/** Reads a mobile number from standard input, where it leaves no trace in a shell's history, and prints what `deniedMobiles` needs. */
await runMain(async () => {
  const index = createMobileIndex(loadIdSecret(process.env));
  const mobile = normaliseMobile((await text(process.stdin)).trim());
  if (mobile === null) throw new Error('standard input holds no Pakistani mobile number');
  process.stdout.write(`${index(mobile)}\n`);
});
