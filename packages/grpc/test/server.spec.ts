import { grpcServices } from '@adaigi/contracts';
import { testRuntime } from '@adaigi/runtime';
import { Client, credentials, makeGenericClientConstructor, Metadata, status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { afterEach, describe, expect, test } from '@jest/globals';
import { service as healthService } from 'grpc-health-check';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { serve, startGrpcServer } from '../src/index.ts';
import { pair, rejection, stopPairs } from './pair.ts';

afterEach(stopPairs);

type Answer = Record<string, unknown>;
type Unary = (request: object, options: { deadline: number }, done: (error: ServiceError | null, answer?: Answer) => void) => void;

function checkHealth(port: number, service: string): Promise<unknown> {
  const HealthClient = makeGenericClientConstructor(healthService, 'Health');
  const client = new HealthClient(`127.0.0.1:${port}`, credentials.createInsecure());
  return new Promise((resolve) => {
    const check = (client['check'] as Unary).bind(client);
    check({ service }, { deadline: Date.now() + 5000 }, (error, answer) => {
      client.close();
      resolve(error?.code ?? answer?.['status']);
    });
  });
}

describe('a server', () => {
  test('answers health checks, as a whole and by service, without more ado', async () => {
    const { port } = await pair(() => Promise.resolve({}));
    expect(await checkHealth(port, '')).toBe('SERVING');
    expect(await checkHealth(port, 'adaigi.risk.v1.RiskService')).toBe('SERVING');
    expect(await checkHealth(port, 'adaigi.risk.v1.Other')).toBe(status.NOT_FOUND);
  });

  test('lets a call that is under way end when it stops', async () => {
    const arrived = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<object>();
    const { client, server } = await pair(
      () => {
        arrived.resolve();
        return answer.promise;
      },
      { stopDeadlineMs: 10_000 },
    );
    const call = client.assess({});
    await arrived.promise;
    const stopped = server.stop();
    answer.resolve({ rulesVersion: 'late' });
    expect(await call).toMatchObject({ rulesVersion: 'late' });
    await stopped;
  });

  test('stops at its deadline also under a call that never ends, whose caller learns that no answer came', async () => {
    const arrived = Promise.withResolvers<void>();
    const { connect, server } = await pair(() => {
      arrived.resolve();
      return new Promise(() => {});
    });
    const call = rejection(connect(undefined, 600_000).assess({}));
    await arrived.promise;
    await server.stop();
    // Not `unavailable`: the handler may have done its work.
    expect(await call).toMatchObject({ code: 'deadline_exceeded' });
  });

  test('takes no new calls once it has stopped', async () => {
    const { client, server } = await pair(() => Promise.resolve({}));
    await client.assess({});
    await server.stop();
    expect(await rejection(client.assess({}))).toMatchObject({ code: 'unavailable' });
  });

  test('rejects when its port is taken', async () => {
    const { port } = await pair(() => Promise.resolve({}));
    await expect(startGrpcServer(testRuntime('risk'), { host: '127.0.0.1', port, services: [] })).rejects.toThrow(/EADDRINUSE|bind/);
  });

  test('refuses a service with an RPC that nobody handles', () => {
    expect(() => serve(grpcServices.risk, {} as never)).toThrow('adaigi.risk.v1.RiskService/Assess has no handler');
  });
});

/** Asks a server for its services as grpcurl does: their names, or the status that it refuses with. */
function listServices(port: number): Promise<unknown> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@grpc/reflection/package.json')), 'build/proto');
  const definition = loadSync('grpc/reflection/v1/reflection.proto', { includeDirs: [folder], defaults: true });
  const service = definition['grpc.reflection.v1.ServerReflection'];
  if (service === undefined || 'format' in service) throw new Error('no reflection service in its proto');
  const { ServerReflectionInfo: method } = service;
  if (method === undefined) throw new Error('no ServerReflectionInfo in its proto');
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const { path, requestSerialize, responseDeserialize } = method;
  const stream = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, new Metadata(), { deadline: Date.now() + 5000 });
  return new Promise((resolve) => {
    stream.on('data', (answer: { listServicesResponse: { service: { name: string }[] } }) => {
      resolve(answer.listServicesResponse.service.map(({ name }) => name));
      stream.end();
      client.close();
    });
    stream.on('error', (error: ServiceError) => {
      resolve(error.code);
      client.close();
    });
    stream.write({ listServices: '' });
  });
}

describe('reflection', () => {
  test('lists the services outside production', async () => {
    const { port } = await pair(() => Promise.resolve({}));
    expect(await listServices(port)).toContain('adaigi.risk.v1.RiskService');
  });

  test('is not there in production', async () => {
    const runtime = { ...testRuntime('risk'), env: 'production' as const };
    const { port } = await startGrpcServer(runtime, { host: '127.0.0.1', port: 0, services: [] });
    expect(await listServices(port)).toBe(status.UNIMPLEMENTED);
    await runtime.stop();
  });
});
