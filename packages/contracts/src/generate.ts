import { execFileSync } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROTOS_FOLDER } from './protos.ts';

const PACKAGE_FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** Writes the TypeScript types of every proto below `protos/` into a folder, which is emptied first. */
export function generate(outFolder: string): void {
  const loader = createRequire(import.meta.url).resolve('@grpc/proto-loader/package.json');
  const flags = ['--longs=String', '--enums=String', '--defaults', '--oneofs', '--grpcLib=@grpc/grpc-js'];
  const extensions = ['--importFileExtension=.ts', '--targetFileExtension=.ts'];
  const files = globSync('adaigi/**/*.proto', { cwd: PROTOS_FOLDER }).sort();
  rmSync(outFolder, { recursive: true, force: true });
  execFileSync(
    process.execPath,
    [
      join(dirname(loader), 'build/bin/proto-loader-gen-types.js'),
      ...flags,
      ...extensions,
      `--outDir=${relative(PACKAGE_FOLDER, outFolder)}`,
      `--includeDirs=${relative(PACKAGE_FOLDER, PROTOS_FOLDER)}`,
      '--',
      ...files,
    ],
    { cwd: PACKAGE_FOLDER, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  // One file per area describes the loaded package as a whole; nothing reads those.
  for (const name of globSync('*.ts', { cwd: outFolder })) rmSync(join(outFolder, name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate(join(PACKAGE_FOLDER, 'src/gen'));
