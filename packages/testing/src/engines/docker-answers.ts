import { runTool } from './run-tool.ts';

/** True when a Docker client is installed and its engine answers within 5 s. */
export async function dockerAnswers(): Promise<boolean> {
  const run = await runTool('docker', ['version', '--format', '{{.Server.Version}}'], { timeoutMs: 5_000 });
  return run.kind === 'exited' && run.code === 0;
}
