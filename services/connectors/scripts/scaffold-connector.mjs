// Starts a new connector: copies template/ to src/providers/<name> and adds its one line to src/providers/index.ts.
// Plain JavaScript, so that it runs before anything is installed.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const service = join(dirname(fileURLToPath(import.meta.url)), '..');
const [name = '', ...others] = process.argv.slice(2);

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (!/^[a-z][a-z0-9]{1,30}$/.test(name) || others.length > 0) {
  stop('Usage: npm run scaffold-connector -- NAME\nNAME is the provider\'s id: 2 to 31 lower-case letters and digits, beginning with a letter, for example sadapay.');
}
if (['template', 'index', 'default', 'export', 'class', 'new', 'delete', 'import', 'enum', 'function'].includes(name)) stop(`${name} cannot be the name of a provider.`);
const folder = join(service, 'src/providers', name);
if (existsSync(folder)) stop(`services/connectors/src/providers/${name} is there already.`);

cpSync(join(service, 'template'), folder, { recursive: true });
const capital = name[0].toUpperCase() + name.slice(1);
for (const file of readdirSync(folder)) {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('template', name).replaceAll('Template', capital));
}

const index = join(service, 'src/providers/index.ts');
const lines = readFileSync(index, 'utf8').split('\n');
const line = `export { ${name} } from './${name}/registration.ts';`;
const after = lines.findLastIndex((each) => each.startsWith('export {') && each < line);
const first = lines.findIndex((each) => each.startsWith('export {'));
lines.splice(after === -1 ? first : after + 1, 0, line);
writeFileSync(index, lines.join('\n'));

process.stdout.write(`services/connectors/src/providers/${name} is there, and one line in src/providers/index.ts. It speaks a protocol that nobody has:
make harness.fixture.ts speak the provider's, then the connector. docs/add-a-connector.md says in which order.
Check it: cd services/connectors && npm test -- src/providers/${name}
`);
