import { expect, test } from '@jest/globals';
import { startEcho } from './echo.ts';
import { rawStream, streamed } from './raw-stream.ts';

test('the echo answers each question of a stream with the bytes it was given', async () => {
  const echo = await startEcho(Buffer.from('the same'));
  const { ask, close } = rawStream(echo.address, '/any/Stream');
  const asked = Array.from({ length: 300 }, (_, index) => new Promise((resolve) => ask(streamed(Buffer.from(`q${index}`), 20_000), resolve)));
  const answers = await Promise.all(asked);
  expect(answers.map((answer) => Buffer.from(answer as Uint8Array).toString())).toEqual(answers.map(() => 'the same'));
  close();
  echo.stop();
});
