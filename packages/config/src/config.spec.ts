import { describe, expect, test } from '@jest/globals';
import { Type } from 'typebox';
import { inspect } from 'node:util';
import { blocks, ConfigError, connectorPeers, field, load, peer, Secret } from './index.ts';

const SERVICE = { ADAIGI_SERVICE: 'payments', ADAIGI_ENV: 'test', ADAIGI_OPS_PORT: '9100' };

function problemsOf(run: () => unknown): ConfigError {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('it loaded');
}

describe('load', () => {
  test('reads the shared blocks with their defaults', () => {
    const env = { ...SERVICE, ADAIGI_KAFKA: 'a:1, b:2', ADAIGI_MONGODB: 'mongodb://u:hunter2@h/', ADAIGI_MERCHANTS_GRPC: 'm:50051' };
    const config = load(env, { service: blocks.service, kafka: blocks.kafka, mongo: blocks.mongo, merchants: peer('merchants') });
    expect(config.service).toEqual({ name: 'payments', env: 'test', logLevel: 'info', opsPort: 9100, host: '127.0.0.1' });
    expect(config.kafka).toEqual({ brokers: ['a:1', 'b:2'], topicPrefix: '' });
    expect(config.mongo.dbPrefix).toBe('adaigi');
    expect(config.mongo.uri.reveal()).toBe('mongodb://u:hunter2@h/');
    expect(config.merchants).toBe('m:50051');
  });

  test('names every variable that is missing or wrong at once, and no value', () => {
    const env = { ADAIGI_SERVICE: 'Hunter 2', ADAIGI_ENV: 'hunter3', ADAIGI_OPS_PORT: '70000', ADAIGI_MONGODB: 'hunter4' };
    const shape = { service: blocks.service, kafka: blocks.kafka, grpc: blocks.grpc, key: field.secret('ADAIGI_MONGODB', { minBytes: 8 }) };
    const error = problemsOf(() => load(env, shape));
    expect(error.problems.map(({ variable }) => variable)).toEqual([
      'ADAIGI_SERVICE',
      'ADAIGI_ENV',
      'ADAIGI_OPS_PORT',
      'ADAIGI_KAFKA',
      'ADAIGI_GRPC_PORT',
      'ADAIGI_MONGODB',
    ]);
    for (const shown of [error.message, error.stack, JSON.stringify(error.problems)]) expect(shown).not.toMatch(/hunter|70000/i);
  });

  test('takes an empty variable for an unset one', () => {
    expect(load({ A: '' }, { a: field.text('A', { default: 'x' }) }).a).toBe('x');
    expect(problemsOf(() => load({ A: '' }, { a: field.text('A') })).problems).toEqual([{ variable: 'A', rule: 'is required' }]);
  });

  test('gives a record that nobody can change', () => {
    const config = load(SERVICE, { service: blocks.service });
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.service)).toBe(true);
  });
});

describe('field', () => {
  test.each([' 1', '1.5', '1e3', '0x10', 'one', '99999999999999999999', '-1', '11'])('int within 0..10 refuses %j', (raw) => {
    expect(() => load({ N: raw }, { n: field.int('N', { min: 0, max: 10 }) })).toThrow(ConfigError);
  });

  test.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('flag reads %s as %s', (raw, expected) => {
    expect(load({ F: raw }, { f: field.flag('F') }).f).toBe(expected);
  });

  test('flag takes no other word for a no', () => {
    expect(() => load({ F: 'False' }, { f: field.flag('F') })).toThrow(ConfigError);
  });

  test('list refuses an empty item, which is most often a typing error', () => {
    expect(() => load({ L: 'a,,b' }, { l: field.list('L') })).toThrow(ConfigError);
  });

  test('list refuses an address without a port where addresses are asked for', () => {
    expect(load({ ADAIGI_KAFKA: 'kafka-1.local:9092,[::1]:9092' }, { kafka: blocks.kafka }).kafka.brokers).toHaveLength(2);
    expect(() => load({ ADAIGI_KAFKA: 'kafka-1:9092,kafka-2' }, { kafka: blocks.kafka })).toThrow(ConfigError);
    expect(() => load({ ADAIGI_CONNECTORS: 'http://h:1' }, { peers: connectorPeers })).toThrow(ConfigError);
  });

  test('text takes only the words it names', () => {
    const shape = { t: field.text('T', { oneOf: ['red', 'green'] }) };
    const loaded: 'red' | 'green' = load({ T: 'red' }, shape).t;
    expect(loaded).toBe('red');
    expect(() => load({ T: 'blue' }, shape)).toThrow('must be one of red, green');
  });

  test('null as default makes a variable optional', () => {
    const shape = { t: field.text('T', { default: null }), n: field.int('N', { default: null }), s: field.secret('S', { default: null }) };
    expect(load({}, shape)).toEqual({ t: null, n: null, s: null });
  });

  test('secret counts bytes, not characters', () => {
    const shape = { s: field.secret('S', { minBytes: 4 }) };
    expect(load({ S: 'éé' }, shape).s.reveal()).toBe('éé');
    expect(() => load({ S: 'abc' }, shape)).toThrow('must have at least 4 bytes');
  });

  test('json checks its schema and tells where it does not fit, never what was there', () => {
    const schema = Type.Array(Type.Object({ id: Type.String(), password: Type.String({ minLength: 20 }) }, { additionalProperties: false }));
    const shape = { channels: field.json('C', schema) };
    expect(load({ C: '[]' }, shape).channels).toEqual([]);
    const wrong = problemsOf(() => load({ C: '[{"id":"a","password":"hunter2","extra":1}]' }, shape));
    expect(wrong.message).toContain('/0/password');
    expect(wrong.message).not.toContain('hunter2');
    const broken = problemsOf(() => load({ C: '{"password": hunter2' }, shape));
    expect(broken.problems).toEqual([{ variable: 'C', rule: 'must be JSON' }]);
  });
});

describe('Secret', () => {
  test('shows itself only when asked by name', () => {
    const secret = new Secret('hunter2');
    const shown = [String(secret), JSON.stringify({ secret }), inspect({ secret }), inspect(secret, { showHidden: true })];
    for (const text of shown) expect(text).not.toContain('hunter2');
    expect(Object.keys(secret)).toEqual([]);
    expect(secret.reveal()).toBe('hunter2');
  });
});
