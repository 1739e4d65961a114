import type { CallContext } from '@adaigi/grpc';

/** The first value of a metadata key; undefined when absent. */
export function textOf(metadata: CallContext['metadata'], key: string): string | undefined {
  const [value] = metadata.get(key);
  return typeof value === 'string' ? value : undefined;
}
