import { readArguments, runCommand } from '../command-line.ts';
import { detach } from './detach.ts';
import { runPlatform } from './run-platform.ts';

await runCommand('npm start [-- [--detach] [--no-demo] [--fast]]', async (args) => {
  const { options } = readArguments(args, { detach: 'flag', 'no-demo': 'flag', fast: 'flag' });
  if (options.detach) return detach(args.filter((arg) => arg !== '--detach'));
  return runPlatform({
    demo: !options['no-demo'],
    fast: options.fast,
    env: process.env,
    // A process that started us detached waits for this.
    onReady: (demoWentWell) => {
      process.send?.({ ready: true, demoWentWell });
      if (process.connected) process.disconnect();
    },
  });
});
