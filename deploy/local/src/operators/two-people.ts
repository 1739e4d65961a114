import { UsageError } from '../command-line.ts';

/** @throws UsageError unless two different operators are named. */
export function checkTwoPeople(handles: readonly string[]): void {
  if (handles.length !== 2) throw new UsageError(`--operator must be given twice, for two different people; it is given ${handles.length} times.`);
  checkDifferentPeople(handles);
}

/** @throws UsageError unless one operator is named, or two different ones. */
export function checkOneOrTwoPeople(handles: readonly string[]): void {
  if (handles.length !== 1 && handles.length !== 2) throw new UsageError(`--operator must be given once, or twice for two different people; it is given ${handles.length} times.`);
  checkDifferentPeople(handles);
}

function checkDifferentPeople([first, second]: readonly string[]): void {
  if (first === second) throw new UsageError(`--operator ${first} is given twice: two different people must agree.`);
}
