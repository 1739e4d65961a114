import { fromUnknown } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';
import type { KnowledgeSnapshot } from '../core/knowledge-snapshot.ts';
import type { SnapshotStore } from './snapshot-store.ts';

/**
 * Leaves a snapshot behind from time to time and at the end. Replicas know the same: one of them writing is enough, so each looks first whether another has
 * just done so, at moments that differ by chance.
 *
 * @param take null while this replica is behind the others: what it knows must not take the place of what they left
 * @param everyMs how old the newest snapshot may get
 */
export function keepSnapshots(runtime: Runtime, store: SnapshotStore, take: () => KnowledgeSnapshot | null, everyMs: number): void {
  let stopped = false;
  let writing: Promise<void> = Promise.resolve();
  const nextMs = (): number => everyMs * (0.5 + Math.random());
  let timer = setTimeout(tick, nextMs());

  function tick(): void {
    writing = write(everyMs / 2).finally(() => {
      if (!stopped) timer = setTimeout(tick, nextMs());
    });
  }
  async function write(unlessYoungerMs: number): Promise<void> {
    try {
      const newestAt = await store.newestAt();
      if (newestAt !== null && Date.now() - newestAt.getTime() < unlessYoungerMs) return;
      const snapshot = take();
      if (snapshot !== null) await store.save(snapshot);
    } catch (error) {
      runtime.log.warn({ code: fromUnknown(error).code }, 'no snapshot could be left; a start will read more of the topics');
    }
  }
  runtime.onStop('snapshots', async () => {
    stopped = true;
    clearTimeout(timer);
    await writing;
    await write(0);
  });
}
