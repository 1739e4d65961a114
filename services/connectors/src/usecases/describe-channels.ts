import type { Channel, Dependencies } from '../ports.ts';

/** Every channel of this process, disabled ones too. */
export function describeChannels({ channels }: Dependencies): readonly Channel[] {
  return [...channels.values()];
}
