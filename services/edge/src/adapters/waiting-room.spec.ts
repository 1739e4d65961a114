import { describe, expect, test } from '@jest/globals';
import { createWaitingRoom } from './waiting-room.ts';

const forever = (signal: AbortSignal): Promise<string> => new Promise((resolve) => signal.addEventListener('abort', () => resolve('ended'), { once: true }));

describe('the waiting room', () => {
  test('gives each merchant its places, and a place back when a wait ends', async () => {
    const room = createWaitingRoom(2);
    const gone = new AbortController();
    const first = room.enter('a', gone.signal, forever);
    expect(room.enter('a', undefined, forever)).not.toBeNull();
    expect(room.enter('a', undefined, forever)).toBeNull();
    expect(room.enter('b', undefined, forever)).not.toBeNull();
    gone.abort();
    expect(await first).toBe('ended');
    expect(room.enter('a', undefined, forever)).not.toBeNull();
    room.close();
  });

  test('a wait that fails gives its place back, too', async () => {
    const room = createWaitingRoom(1);
    await expect(room.enter('a', undefined, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(room.enter('a', undefined, async () => 'in')).not.toBeNull();
  });

  test('closing ends every wait and lets nobody in', async () => {
    const room = createWaitingRoom();
    const enter = async (merchant: string): Promise<string | null> => room.enter(merchant, undefined, forever);
    const waits = [enter('a'), enter('b')];
    room.close();
    expect(await Promise.all(waits)).toEqual(['ended', 'ended']);
    expect(room.enter('a', undefined, forever)).toBeNull();
  });
});
