import type { Topic } from '@adaigi/contracts';

/** Turns catalogue names into the names on the broker: the prefix keeps platforms that share one broker apart. */
export interface TopicNames {
  topic(topic: Pick<Topic<unknown>, 'name'>): string;
  group(group: string): string;
  deadLetters(group: string): string;
}

export function topicNames(prefix: string): TopicNames {
  return {
    topic: (topic) => `${prefix}${topic.name}`,
    group: (group) => `${prefix}${group}`,
    deadLetters: (group) => `${prefix}${group}.dlq`,
  };
}
