// `build` of a service: its container image. Sources run as they are, so there is nothing else to build. Skips where no Docker engine answers.
import { spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const service = basename(process.cwd());
const version = spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { encoding: 'utf8' });
if (version.status !== 0) {
  console.log(`No Docker engine answers: the image of ${service} is not built.`);
  process.exit(0);
}
const args = ['build', '--build-arg', `SERVICE=${service}`, '--tag', `adaigi/${service}`, '--file', 'deploy/compose/Dockerfile', '.'];
process.exit(spawnSync('docker', args, { cwd: root, stdio: 'inherit' }).status ?? 1);
