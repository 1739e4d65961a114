import { UsageError } from '../command-line.ts';

/** @throws UsageError unless two different operators are named. */
export function checkTwoPeople(handles: readonly string[]): void {
  if (handles.length !== 2) throw new UsageError(`--operator must be given twice, for two different people; it is given ${handles.length} times.`);
  if (handles[0] === handles[1]) throw new UsageError(`--operator ${handles[0]} is given twice: two different people must agree.`);
}
