import { expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';

test('everything that is missing is named at once', () => {
  expect(() => readConfig({})).toThrow(/ADAIGI_SERVICE[\s\S]*ADAIGI_KAFKA[\s\S]*ADAIGI_MONGODB[\s\S]*ADAIGI_GRPC_PORT[\s\S]*ADAIGI_MASTER_KEY/);
});
