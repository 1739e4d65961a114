import { setTimeout as sleep } from 'node:timers/promises';
import type { Link, LinkDamage } from '../links/link.ts';
import type { PlannedFault } from '../plan/schedule.ts';
import type { Random } from '../random.ts';
import type { ChaosEngines } from '../world/engines.ts';
import type { ChaosInbox } from '../world/inbox.ts';
import type { Keeper } from '../world/keeper.ts';
import type { ProviderControl } from '../world/provider.ts';
import type { Strikes } from '../world/strikes.ts';
import type { Links } from '../world/wiring.ts';
import { MERCHANTS } from '../plan/orders.ts';

/** What faults strike at. */
export interface Targets {
  readonly engines: ChaosEngines;
  readonly links: Links;
  readonly keeper: Keeper;
  readonly inbox: ChaosInbox;
  readonly provider: ProviderControl;
  readonly accounts: readonly { id: string }[];
  readonly strikes: Strikes;
  readonly random: Random;
  /** Engines that are down now. */
  readonly engineDown: Set<'kafka' | 'mongodb'>;
}

const LOSE_WITHIN_MS = 1_000;

/** Lets one planned fault strike, and comes back when it has healed. Counts what really happened, not what was meant. */
export async function strike(targets: Targets, fault: PlannedFault): Promise<void> {
  const { engines, keeper, inbox, provider, strikes, random } = targets;
  const draw = (): number => random.next();
  switch (fault.kind) {
    case 'kill':
      return keeper.kill(fault.process, fault.downMs);
    case 'crash-point':
      keeper.arm(fault.point, fault.downMs);
      return undefined;
    case 'pause':
      return keeper.pause(fault.process, fault.forMs);
    case 'kafka-restart':
    case 'mongodb-restart': {
      const name = fault.kind === 'kafka-restart' ? 'kafka' : 'mongodb';
      if (targets.engineDown.has(name)) return undefined;
      targets.engineDown.add(name);
      await engines.killable[name].kill();
      strikes.add(fault.kind, name);
      await sleep(fault.downMs);
      await engines.killable[name].start();
      targets.engineDown.delete(name);
      return undefined;
    }
    case 'cut':
      return note(strikes, chosen(targets.links[fault.link], fault.pick), (link) => Promise.resolve(link.cut(fault.share, draw)));
    case 'drop-response':
      return note(strikes, chosen(targets.links[fault.link], fault.pick), (link) => link.dropResponses(fault.share, LOSE_WITHIN_MS, draw));
    case 'late-request':
      return note(strikes, chosen(targets.links[fault.link], fault.pick), (link) => link.delayRequests(fault.share, fault.afterMs, LOSE_WITHIN_MS, draw));
    case 'refuse':
      return note(strikes, chosen(targets.links[fault.link], fault.pick), (link) => link.refuse(fault.forMs));
    case 'inbox': {
      const merchant = Math.floor(fault.merchant * MERCHANTS);
      inbox.setMood(merchant, fault.mood);
      await sleep(fault.forMs);
      inbox.setMood(merchant, null);
      return undefined;
    }
    case 'outage': {
      const account = targets.accounts[Math.floor(fault.account * targets.accounts.length)];
      if (account === undefined) return undefined;
      await provider.setOutage(account.id, fault.mode);
      strikes.add('outage', account.id, `${fault.mode}, ${fault.forMs} ms`);
      await sleep(fault.forMs);
      return provider.setOutage(account.id, null);
    }
    default:
      return fault satisfies never;
  }
}

function chosen(links: readonly Link[], pick: number): Link | undefined {
  return links[Math.floor(pick * links.length)];
}

/** Each connection that lost something is one strike. */
async function note(strikes: Strikes, link: Link | undefined, act: (link: Link) => Promise<LinkDamage>): Promise<void> {
  if (link === undefined) return;
  const { cut, cutInFlight, dropped, late } = await act(link);
  for (let each = 0; each < cutInFlight; each += 1) strikes.add('cut', link.name, 'an answer was awaited');
  for (let each = cutInFlight; each < cut; each += 1) strikes.add('cut', link.name, 'idle');
  for (let each = 0; each < dropped; each += 1) strikes.add('drop-response', link.name, 'the request had arrived');
  for (let each = 0; each < late; each += 1) strikes.add('late-request', link.name, 'its sender had given it up');
}
