import { readFile } from 'node:fs/promises';
import { runTool } from '../run-tool.ts';

/** The command line of a live process, arguments parted by spaces; undefined when there is no such process (or only its zombie). */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return raw === '' ? undefined : raw.split('\0').join(' ').trim();
  }
  const run = await runTool('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { timeoutMs: 5_000 });
  return run.kind === 'exited' && run.code === 0 && run.output.trim() !== '' ? run.output.trim() : undefined;
}
