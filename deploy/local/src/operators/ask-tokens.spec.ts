import { describe, expect, test } from '@jest/globals';
import { PassThrough, Readable, Writable } from 'node:stream';
import { askTokens } from './ask-tokens.ts';

/** A place to write to that remembers what was written. */
function screen(): { output: Writable; shown: () => string } {
  const chunks: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  return { output, shown: () => chunks.join('') };
}

describe('tokens of operators', () => {
  test('come from the environment, and nothing is read then', async () => {
    const environment = { ADAIGI_OPERATOR_TOKEN_AYESHA: 'a', ADAIGI_OPERATOR_TOKEN_B_KHAN: 'b' };
    const input = new Readable({ read: () => expect(true).toBe(false) });
    expect(await askTokens(['ayesha', 'b-khan'], { environment, input, output: screen().output })).toEqual([
      { handle: 'ayesha', token: 'a' },
      { handle: 'b-khan', token: 'b' },
    ]);
  });

  test('come line by line from the input, for those whom the environment does not know', async () => {
    const { output, shown } = screen();
    const environment = { ADAIGI_OPERATOR_TOKEN_BILAL: 'b' };
    const asked = await askTokens(['ayesha', 'bilal', 'chand'], { environment, input: Readable.from(['a\nc', '\n']), output });
    expect(asked.map(({ token }) => token)).toEqual(['a', 'b', 'c']);
    expect(shown()).toBe('');
  });

  test('are asked for at a terminal, which shows none of them', async () => {
    const { output, shown } = screen();
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
    const asked = askTokens(['ayesha', 'bilal'], { environment: {}, input, output });
    input.write('secret-a\r');
    input.write('secret-b\r');
    expect((await asked).map(({ token }) => token)).toEqual(['secret-a', 'secret-b']);
    expect(shown()).toBe('Token of ayesha: \nToken of bilal: \n');
  });

  test('that are missing are named', async () => {
    const missing = askTokens(['ayesha', 'bilal'], { environment: {}, input: Readable.from(['a\n']), output: screen().output });
    await expect(missing).rejects.toThrow('Token of bilal is missing: set ADAIGI_OPERATOR_TOKEN_BILAL');
  });
});
