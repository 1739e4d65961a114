import { describe, expect, test } from '@jest/globals';
import type { GrpcClient } from '@adaigi/contracts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import { AdaigiError } from '@adaigi/errors';
import { createCallbackReaders } from './callback-readers.ts';

type Client = GrpcClient<ConnectorsServiceDefinition>;

const MESSAGE = { channel: 'jazzcash-main', method: 'POST', query: '', contentType: '', body: Buffer.alloc(0) };

/** A connectors process: serves these channels of one provider, counts how often it is asked. */
function connectors(provider: string, ids: readonly string[]): { client: Client; asked: number; isAway: boolean } {
  const unused = (): Promise<never> => Promise.reject(new Error('not called'));
  const process = {
    asked: 0,
    isAway: false,
    client: {
      describeChannels: async () => {
        process.asked += 1;
        if (process.isAway) throw new AdaigiError('unavailable', 'away');
        return { channels: ids.map((id) => ({ ...CHANNEL, id, provider, methods: ['wallet'] })) };
      },
      parseCallback: async () => ({ accepted: true, reference: provider, outcome: null, replyStatus: 0, replyContentType: '', replyBody: 'OK', refusal: '' }),
      charge: unused,
      inquire: unused,
      refund: unused,
    } satisfies Client,
  };
  return process;
}

const CHANNEL = {
  wallet: 'jazzcash',
  mode: 'MODE_TEST',
  minAmount: null,
  maxAmount: null,
  refunds: true,
  chargeTimeoutMs: 1,
  inquireTimeoutMs: 1,
  longestPromptMs: 1,
  maxConcurrent: 1,
  longestDoubtMs: '1',
  disabled: false,
} as const;

describe('which process reads a callback', () => {
  test('is asked once and remembered, then refreshed', async () => {
    let nowMs = 0;
    const [jazzcash, easypaisa] = [connectors('jazzcash', ['jazzcash-main']), connectors('easypaisa', ['easypaisa-main'])];
    const readers = createCallbackReaders([jazzcash.client, easypaisa.client], () => nowMs);
    const reads = await Promise.all(Array.from({ length: 5 }, async () => readers.read('jazzcash', MESSAGE)));
    expect(reads.map((read) => read?.reference)).toEqual(Array(5).fill('jazzcash'));
    expect(reads[0]?.reply).toEqual({ status: 200, contentType: 'text/plain', body: 'OK' });
    expect(jazzcash.asked).toBe(1);
    nowMs = 31_000;
    await readers.read('jazzcash', MESSAGE);
    expect(jazzcash.asked).toBe(2);
  });

  test('made-up channels do not make it ask for every one of them', async () => {
    const process = connectors('jazzcash', ['jazzcash-main']);
    const readers = createCallbackReaders([process.client], () => 0);
    for (let count = 0; count < 20; count += 1) expect(await readers.read('jazzcash', { ...MESSAGE, channel: `c${count}` })).toBeNull();
    expect(process.asked).toBe(1);
  });

  test('an unknown channel is nobody only when every process has answered', async () => {
    let nowMs = 0;
    const [up, down] = [connectors('jazzcash', ['jazzcash-main']), connectors('easypaisa', ['easypaisa-main'])];
    down.isAway = true;
    const readers = createCallbackReaders([up.client, down.client], () => nowMs);
    await expect(readers.read('easypaisa', { ...MESSAGE, channel: 'easypaisa-main' })).rejects.toMatchObject({ code: 'unavailable' });
    down.isAway = false;
    nowMs = 2_000;
    expect((await readers.read('easypaisa', { ...MESSAGE, channel: 'easypaisa-main' }))?.reference).toBe('easypaisa');
    down.isAway = true;
    nowMs = 60_000;
    // What a process served stays known while it is away; its own RPC says whether it answers.
    expect((await readers.read('easypaisa', { ...MESSAGE, channel: 'easypaisa-main' }))?.reference).toBe('easypaisa');
  });
});
