import type { SourcePatch } from '../patching/index.ts';
import type { PlantProfile } from './profiles.ts';

/** A bug that is put into running services on purpose, to prove that the checker would see it. */
export interface Plant {
  readonly name: string;
  /** What is wrong with it, in one sentence. */
  readonly what: string;
  /** The folder of services/ that carries it. */
  readonly service: string;
  readonly patches: readonly SourcePatch[];
  /** Numbers of the invariants of which at least one must fire. */
  readonly breaks: readonly number[];
  /** What a run must meet to bring it out. */
  readonly profile: PlantProfile;
}

/** One patch of one file. */
export function patch(file: string, find: string, replace: string): SourcePatch {
  return { file, find, replace };
}
