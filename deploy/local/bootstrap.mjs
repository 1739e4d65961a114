// What the entry scripts share: make sure the locked dependencies are there, then go on with the TypeScript part on the pinned Node.
// Plain JavaScript that Node 18 can run, with nothing imported that is not in Node itself.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 18;
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const pinnedNode = join(root, 'node_modules/node/bin/node');

/**
 * Runs a TypeScript file of this folder on the pinned Node and ends with its exit code. Ctrl-C reaches both processes; this one waits for the other.
 * @param {string} script path from this folder
 * @param {{ install: boolean }} options whether missing dependencies are installed, or are an error
 */
export async function runOnPinnedNode(script, { install }) {
  try {
    checkMachine();
    const reason = whyInstall();
    if (reason !== undefined) {
      if (!install) throw new Error(`${reason}. Run \`npm start\` (or \`npm ci\`) first.`);
      await installDependencies(reason);
    }
    const args = ['--disable-warning=TimeoutNegativeWarning', join(root, 'deploy/local', script), ...process.argv.slice(2)];
    process.exitCode = await run(pinnedNode, args, { forward: true });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}

function checkMachine() {
  if (process.platform === 'win32') throw new Error('Adaigi runs on Linux and macOS. On Windows, use WSL 2.');
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) throw new Error(`Node ${OLDEST_NODE} or newer is needed to begin with, and this is ${process.version}. Get it from https://nodejs.org, or by \`nvm install --lts\`.`);
}

/** Compares what is installed with the lock file by content: times say nothing after a checkout. */
function whyInstall() {
  const lock = readPackages(join(root, 'package-lock.json'));
  if (lock === undefined) throw new Error('package-lock.json is missing or unreadable. Restore it (`git checkout package-lock.json`).');
  const installed = readPackages(join(root, 'node_modules/.package-lock.json'));
  if (installed === undefined) return 'The dependencies are not installed';
  for (const [path, entry] of Object.entries(lock)) {
    if (path === '' || !path.includes('node_modules/')) continue;
    if (entry.link) {
      if (!existsSync(join(root, path))) return `${path} is not linked`;
    } else if (installed[path] === undefined) {
      // Binaries of other platforms are never there.
      if (!entry.optional && !entry.devOptional && !entry.peer) return `${path} is not installed`;
    } else if (installed[path].version !== entry.version) {
      return `${path} is ${installed[path].version}, and ${entry.version} is locked`;
    }
  }
  return existsSync(pinnedNode) ? undefined : 'The pinned Node is not installed';
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function installDependencies(reason) {
  process.stdout.write(`${reason}: npm ci, a minute or three\n`);
  const startedAt = Date.now();
  const beat = setInterval(() => process.stdout.write(`  npm ci goes on, ${Math.round((Date.now() - startedAt) / 1000)} s\n`), 15_000);
  try {
    // The package `node` fetches its binary in an install script; a user setting against such scripts would leave us without.
    const code = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false']);
    if (code !== 0) throw new Error(`\`npm ci\` failed (exit ${code}); its messages are above. Is the package registry reachable?`);
    if (!existsSync(pinnedNode)) await npm(['rebuild', 'node', '--loglevel=error', '--ignore-scripts=false']);
    if (!existsSync(pinnedNode)) throw new Error('npm did not install the pinned Node (package `node`, by its install script). Allow it: `npm rebuild node --ignore-scripts=false`.');
  } finally {
    clearInterval(beat);
  }
  process.stdout.write(`Dependencies installed in ${Math.round((Date.now() - startedAt) / 1000)} s\n`);
}

function npm(args) {
  // Set by npm when it runs us; then it is the very npm that the person uses.
  const script = process.env.npm_execpath;
  return script !== undefined && /npm-cli\.[cm]?js$/.test(script) ? run(process.execPath, [script, ...args]) : run('npm', args);
}

function run(command, args, { forward = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
    const pass = (signal) => child.kill(signal);
    // SIGINT of a terminal reaches the child by itself; the child takes a second one within a second for the same.
    if (forward) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
    child.on('error', (error) => reject(error.code === 'ENOENT' && command === 'npm' ? new Error('npm is missing. It comes with Node: https://nodejs.org, or Debian/Ubuntu `apt-get install npm`.') : error));
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
