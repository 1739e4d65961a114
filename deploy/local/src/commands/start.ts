import { readArguments, runCommand } from '../command-line.ts';
import { detach } from './detach.ts';
import { runPlatform } from './run-platform.ts';

await runCommand('npm start [-- [--detach] [--no-demo]]', async (args) => {
  const { options } = readArguments(args, { detach: 'flag', 'no-demo': 'flag' });
  if (options.detach) return detach(options['no-demo'] ? ['--no-demo'] : []);
  return runPlatform({
    demo: !options['no-demo'],
    env: process.env,
    // A process that started us detached waits for this.
    onReady: (demoWentWell) => {
      process.send?.({ ready: true, demoWentWell });
      if (process.connected) process.disconnect();
    },
  });
});
