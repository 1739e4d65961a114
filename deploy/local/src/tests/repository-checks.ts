import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import type { Tally } from './tally.ts';

/** Runs every script `check:*` of the root package.json, one after the other; each counts as one. */
export async function repositoryChecks(options: { env: NodeJS.ProcessEnv; progress: (line: string) => void; signal: AbortSignal }): Promise<Tally[]> {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const tallies: Tally[] = [];
  for (const name of Object.keys(scripts).filter((script) => script.startsWith('check:'))) {
    options.signal.throwIfAborted();
    options.progress(name);
    const { code, output } = await runScript(scripts[name] ?? '', options.env);
    tallies.push({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, failures: code === 0 ? [] : [`${name} fails (exit ${code}):\n${output.trim()}`] });
  }
  return tallies;
}

/** As npm runs a script: by the shell, with the workspace's own commands first on the PATH. */
function runScript(script: string, env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  const path = [join(ROOT, 'node_modules/node/bin'), join(ROOT, 'node_modules/.bin'), env['PATH'] ?? ''].join(':');
  return new Promise((resolve, reject) => {
    const child = spawn(script, { cwd: ROOT, env: { ...env, PATH: path }, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
