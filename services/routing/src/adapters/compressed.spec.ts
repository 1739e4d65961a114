import { expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { compress, compressStream, expand } from './compressed.ts';

const TEXT = 'ادائیگی '.repeat(5_000);

test('what was compressed at once, piece by piece or as gzip by an older version expands to what it was', async () => {
  const streamed = await buffer(Readable.from([TEXT.slice(0, 17), TEXT.slice(17)]).pipe(compressStream()));
  for (const bytes of [await compress(TEXT), streamed, gzipSync(TEXT)]) expect((await expand(bytes)).toString('utf8')).toBe(TEXT);
});

test('what is neither is refused', async () => {
  await expect(expand(Buffer.from('no'))).rejects.toThrow();
});
