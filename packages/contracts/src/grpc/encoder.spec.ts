import { describe, expect, test } from '@jest/globals';
import { loadSync } from '@grpc/proto-loader';
import type { ServiceDefinition } from '@grpc/proto-loader';
import * as fc from 'fast-check';
import { messageArbitrary } from '../../test/message-arbitrary.ts';
import { PROTOS_FOLDER } from '../protos.ts';
import { grpcServices } from './services.ts';

/** Every method of every service, as the platform serialises its messages and as proto-loader alone does. */
const methods = Object.values(grpcServices).flatMap((contract) => {
  const { name, file } = contract;
  const ours = contract.definition() as unknown as ServiceDefinition;
  const theirs = loadSync(file, { includeDirs: [PROTOS_FOLDER] })[name] as ServiceDefinition;
  return Object.entries(ours).map(([method, own]) => ({ own, usual: theirs[method] as ServiceDefinition[string], area: name.slice(0, name.lastIndexOf('.')) }));
});

const nameOf = ({ type }: { type: object }): string => (type as { name: string }).name;

describe('an encoder', () => {
  test('writes the very bytes that proto-loader writes, for every message of every service', () => {
    expect(methods.length).toBeGreaterThan(50);
    for (const { own, usual, area } of methods) {
      fc.assert(fc.property(messageArbitrary(`${area}.${nameOf(own.requestType)}`), (message) => expect(own.requestSerialize(message)).toEqual(usual.requestSerialize(message))), { numRuns: 8 });
      fc.assert(fc.property(messageArbitrary(`${area}.${nameOf(own.responseType)}`), (message) => expect(own.responseSerialize(message)).toEqual(usual.responseSerialize(message))), { numRuns: 8 });
    }
  });

  const { Decide } = grpcServices.routing.definition();
  const roundTrip = (summary: string): string => Decide.responseDeserialize(Decide.responseSerialize({ summary })).summary;

  test('takes texts of any length and script', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => expect(roundTrip(text)).toBe(text)));
    for (const length of [0, 1, 47, 48, 49, 127, 128, 20_000, 70_000]) for (const unit of ['a', 'ادا']) expect(roundTrip(unit.repeat(length))).toBe(unit.repeat(length));
  });

  test('takes what leaves fields out, and forgets a message that it could not write', () => {
    expect(Decide.responseSerialize({})).toHaveLength(0);
    expect(() => Decide.responseSerialize({ summary: 'half', candidates: 'none' as never })).toThrow('candidates must be an array');
    expect(roundTrip('whole')).toBe('whole');
  });
});
