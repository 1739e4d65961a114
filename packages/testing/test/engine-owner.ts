// Starts engines and holds them until it is killed: the owner that local-engines.spec.ts kills.
import { startEngines } from '../src/index.ts';

const engines = await startEngines({ dir: process.argv[2] ?? '', env: process.env });
process.stdout.write(`${JSON.stringify(engines)}\n`);
setInterval(() => undefined, 60_000);
