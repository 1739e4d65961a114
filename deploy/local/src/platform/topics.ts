import { topics } from '@adaigi/contracts';
import { createTopics } from '@adaigi/testing';

/** Makes every topic of the catalogue that does not exist yet. Services do the same for what they use; here it is done before any of them asks. */
export function ensureTopics(brokers: readonly string[], prefix: string): Promise<void> {
  return createTopics(
    [...brokers],
    Object.values(topics).map(({ name, partitions, compacted }) => ({ topic: `${prefix}${name}`, partitions, ...(compacted && { config: { 'cleanup.policy': 'compact' } }) })),
  );
}
