import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { EngineError } from './engine-error.ts';
import type { EngineOptions, Engines } from './engines.ts';
import { choosePort } from './local/ports.ts';
import { readRemembered, remember } from './local/remembered.ts';
import type { ToolRun } from './run-tool.ts';
import { runTool } from './run-tool.ts';

const UP_TIMEOUT_MS = 10 * 60_000;

/**
 * The services `kafka` and `mongodb` of a Compose file; data is kept in its volumes between starts. The project is named after
 * `options.dir`, so that two checkouts have containers and volumes of their own.
 *
 * @throws EngineError when the compose plugin is missing or a container does not become healthy.
 */
export async function composeEngines(options: EngineOptions, composeFile: string): Promise<Engines> {
  const { env } = options;
  const file = join(resolve(options.dir), 'engines.json');
  const remembered = await readRemembered(file);
  const up = await compose(options, composeFile, {}, ['ps', '--status', 'running', '--quiet', 'kafka', 'mongodb']);
  const running = up.kind === 'exited' && up.code === 0 && up.output.trim() !== '';
  const taken = new Set<number>();
  const choose = async (variable: string, name: 'kafka' | 'mongodb', listener: string): Promise<number> => {
    const before = remembered[name];
    // Containers that still run hold their ports themselves.
    return running && before !== undefined ? before : choosePort({ variable, configured: env[variable], remembered: before, listener }, taken);
  };
  const kafka = await choose('ADAIGI_KAFKA_PORT', 'kafka', 'Kafka');
  const mongodb = await choose('ADAIGI_MONGODB_PORT', 'mongodb', 'MongoDB');
  await remember(file, { ...remembered, kafka, mongodb });

  options.progress?.(`Engines: starting Kafka on 127.0.0.1:${kafka} and MongoDB on 127.0.0.1:${mongodb} with docker compose`);
  const ports = { ADAIGI_KAFKA_PORT: String(kafka), ADAIGI_MONGODB_PORT: String(mongodb) };
  mustPass('up', await compose(options, composeFile, ports, ['up', '--detach', '--wait', 'kafka', 'mongodb']));
  return {
    kafka: [`127.0.0.1:${kafka}`],
    // The set's only member is named for the other containers, so from here it is reached directly.
    mongodb: `mongodb://127.0.0.1:${mongodb}/?directConnection=true`,
    source: 'docker',
    stop: async () => mustPass('stop', await compose(options, composeFile, ports, ['stop', 'kafka', 'mongodb'])),
  };
}

/** Removes the containers of {@link composeEngines} and their data. */
export async function forgetComposeEngines(options: EngineOptions, composeFile: string): Promise<void> {
  mustPass('down', await compose(options, composeFile, {}, ['down', '--volumes']));
}

function compose(options: EngineOptions, composeFile: string, env: Record<string, string>, args: string[]): Promise<ToolRun> {
  const project = `adaigi-${createHash('sha256').update(resolve(options.dir)).digest('hex').slice(0, 8)}`;
  return runTool('docker', ['compose', '--project-name', project, '--file', composeFile, ...args], { timeoutMs: UP_TIMEOUT_MS, env });
}

function mustPass(what: string, run: ToolRun): void {
  if (run.kind === 'exited' && run.code === 0) return;
  const output = run.kind === 'not-found' ? 'there is no docker client' : run.output.trim();
  throw new EngineError(`\`docker compose ${what}\` fails (it needs Docker's compose plugin; ADAIGI_ENGINES=local does without Docker):\n${output}`);
}
