import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { COMPOSE_FILE, ROOT } from '../paths.ts';
import { SERVICES, folderOf } from './catalogue.ts';
import { simulatorChannels, simulatorPayoutChannels, simulatorTransferFeeds } from './channels.ts';
import type { PlatformSettings } from './environment.ts';
import { environmentOf } from './environment.ts';

const ops = Object.fromEntries(SERVICES.map(({ name }, index) => [name, 9200 + index])) as PlatformSettings['ports']['ops'];
const grpc = { merchants: 1, risk: 2, routing: 3, 'connectors-jazzcash': 4, 'connectors-easypaisa': 5, payments: 6, notifier: 7, ledger: 8 };
const ports = { edgeHttp: 8080, edgeGrpc: 8081, jazzcash: 8082, easypaisa: 8083, control: 8084, ops, grpc };

async function settings(): Promise<PlatformSettings> {
  return {
    environment: 'test',
    kafka: ['127.0.0.1:9092', '127.0.0.1:9093'],
    mongodb: 'mongodb://127.0.0.1/?replicaSet=rs0',
    dbPrefix: 'p',
    topicPrefix: 't.',
    logLevel: 'info',
    ports,
    secrets: { masterKey: 'k', idSecret: 's' },
    channels: await simulatorChannels(ports, 0.01),
    payoutChannels: await simulatorPayoutChannels(ports, 0.01),
    transferFeeds: await simulatorTransferFeeds(ports),
    windowScale: 0.01,
  };
}

interface ComposeService {
  environment: Record<string, string>;
  build?: { args: { SERVICE: string } };
}

async function compose(): Promise<Record<string, ComposeService>> {
  const document = parse(await readFile(COMPOSE_FILE, 'utf8'), { merge: true }) as { services: Record<string, ComposeService> };
  return document.services;
}

test('every service finds every peer, and the connectors one by one', async () => {
  const environment = environmentOf('payments', await settings());
  expect(environment).toMatchObject({ ADAIGI_MERCHANTS_GRPC: '127.0.0.1:1', ADAIGI_CONNECTORS_JAZZCASH_GRPC: '127.0.0.1:4', ADAIGI_CONNECTORS: '127.0.0.1:4,127.0.0.1:5' });
  expect(environment).toMatchObject({ ADAIGI_KAFKA: '127.0.0.1:9092,127.0.0.1:9093', ADAIGI_GRPC_PORT: '6', ADAIGI_OPS_PORT: String(ops.payments) });
});

test('windows of the providers and of the simulator are scaled together', async () => {
  const made = await settings();
  expect(environmentOf('simulator', made)['ADAIGI_SIMULATOR_SCALE']).toBe('0.01');
  expect(made.channels.map(({ windowScale }) => windowScale)).toEqual(made.channels.map(() => 0.01));
});

test('only the notifier may call loopback addresses', async () => {
  const made = await settings();
  const allowed = SERVICES.filter(({ name }) => 'ADAIGI_ALLOW_LOOPBACK_CALLBACKS' in environmentOf(name, made)).map(({ name }) => name);
  expect(allowed).toEqual(['notifier']);
});

test('docker-compose.yml has every service, and gives each the variables that it gets here', async () => {
  const made = await settings();
  const services = await compose();
  expect(Object.keys(services).sort()).toEqual([...SERVICES.map(({ name }) => name as string), 'kafka', 'mongodb'].sort());
  for (const { name } of SERVICES) {
    const expected = Object.keys(environmentOf(name, made)).filter((variable) => !['ADAIGI_TOPIC_PREFIX', 'ADAIGI_SIMULATOR_SCALE'].includes(variable));
    const given = new Set(Object.keys(services[name]?.environment ?? {}));
    expect({ name, missing: expected.filter((variable) => !given.has(variable)) }).toEqual({ name, missing: [] });
    expect(services[name]?.build?.args.SERVICE).toBe(folderOf(name));
  }
});

test.each([
  ['ADAIGI_CHANNELS', simulatorChannels, ['easypaisa-rsa']],
  ['ADAIGI_PAYOUT_CHANNELS', simulatorPayoutChannels, ['easypaisa-payout', 'easypaisa-bank-payout']],
])("docker-compose.yml's %s are those made of the simulator's accounts, but for those with an RSA key", async (variable, make, withKey) => {
  const services = await compose();
  const made = await make({ jazzcash: 8082, easypaisa: 8083 }, 1);
  const expected = made.filter(({ id }) => !withKey.includes(id)).map(({ windowScale: _scale, ...channel }) => channel);
  const written = JSON.parse((services['connectors-jazzcash']?.environment[variable] ?? '[]').replaceAll('http://simulator:', 'http://127.0.0.1:')) as unknown;
  expect(written).toEqual(expected);
});

test("the images are built from what the repository's ignore file lets in", async () => {
  const dockerfile = await readFile(join(ROOT, 'deploy/compose/Dockerfile'), 'utf8');
  const ignore = await readFile(join(ROOT, 'deploy/compose/Dockerfile.dockerignore'), 'utf8');
  const copied = [...dockerfile.matchAll(/^COPY --from=installed .* \/adaigi\/(\S+)/gm)].map(([, path]) => path).filter((path) => path !== 'node_modules');
  for (const path of copied) expect(ignore.split('\n')).toContain(`!${path}`);
});
