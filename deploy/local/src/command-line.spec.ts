import { describe, expect, test } from '@jest/globals';
import { UsageError, readArguments } from './command-line.ts';

const kinds = { name: 'value', setting: 'values', json: 'flag' } as const;

test('reads flags, values, repeated values and what has no name', () => {
  const { options, positionals } = readArguments(['create', '--name', 'Shop', '--setting', 'a=1', '--setting=b=2', '--json'], kinds, ['COMMAND']);
  expect(options).toEqual({ name: 'Shop', setting: ['a=1', 'b=2'], json: true });
  expect(positionals).toEqual(['create']);
});

test('what is not given is undefined, empty or false', () => {
  expect(readArguments([], kinds, ['[COMMAND]']).options).toEqual({ name: undefined, setting: [], json: false });
});

describe('a wrong argument is named', () => {
  test.each([
    [['--nmae', 'x'], 'Unknown option --nmae. Known: --name, --setting, --json.'],
    [['--name'], '--name needs a value.'],
    [['--name', 'a', '--name', 'b'], '--name is given twice.'],
    [['--json=yes'], '--json takes no value.'],
    [['a', 'b'], 'Unexpected argument "b".'],
  ])('%j', (args, message) => {
    expect(() => readArguments(args, kinds, ['[COMMAND]'])).toThrow(new UsageError(message));
  });

  test('a missing one', () => {
    expect(() => readArguments(['GET'], {}, ['METHOD', 'PATH', '[JSON]'])).toThrow(new UsageError('PATH is missing.'));
  });
});
