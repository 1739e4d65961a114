import { isDeepStrictEqual } from 'node:util';
import { IN_CONNECTORS } from './in-connectors.ts';
import { IN_MONEY } from './in-money.ts';
import { IN_NOTIFIER } from './in-notifier.ts';
import { IN_PAYMENTS } from './in-payments.ts';
import type { Profile } from '../plan/profile.ts';
import type { Plant } from './plant.ts';
import { quickProfile } from './profiles.ts';

export type { Plant } from './plant.ts';
export { quickProfile } from './profiles.ts';

/** What to ask for to run the profiles of all bugs without any. */
export const NO_PLANT = 'none';

/** Every planted bug. */
export const PLANTS: readonly Plant[] = [...IN_PAYMENTS, ...IN_CONNECTORS, ...IN_NOTIFIER, ...IN_MONEY];

/** @throws RangeError for a name that is not planted here. */
export function plantOf(name: string): Plant {
  const plant = PLANTS.find((each) => each.name === name);
  if (plant === undefined) throw new RangeError(`no such bug: ${name}; there are ${PLANTS.map((each) => each.name).join(', ')}`);
  return plant;
}

/** Each profile that bugs are run with, once, under the name of the first of them. */
export function distinctProfiles(plants: readonly Plant[]): { readonly name: string; readonly profile: Profile }[] {
  const found: { readonly name: string; readonly profile: Profile }[] = [];
  for (const { name, profile: changes } of plants) {
    const profile = quickProfile(changes);
    if (!found.some((other) => isDeepStrictEqual(other.profile, profile))) found.push({ name, profile });
  }
  return found;
}
