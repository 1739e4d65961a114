import { clearingAccount, FEES, merchantAccount } from './accounts.ts';
import { movement, transfer } from './movement.ts';
import type { Movement } from './movement.ts';

export type HoldState = 'held' | 'committed' | 'released';

/** Money of a merchant that is set aside for one payout. */
export interface Hold {
  readonly reference: string;
  /** ISO 4217; empty for a fence. */
  readonly currency: string;
  readonly minor: bigint;
  /** Fixed when the hold is made. */
  readonly feeMinor: bigint;
  readonly method: string;
  readonly state: HoldState;
  /** Empty until committed. */
  readonly channel: string;
  /** How often it has changed, its making included; also the number of its entries. 0 is a fence: no money, and no hold of that reference ever. */
  readonly changes: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type HoldCommand =
  | { readonly kind: 'hold'; readonly reference: string; readonly currency: string; readonly minor: bigint; readonly feeMinor: bigint; readonly method: string }
  | { readonly kind: 'commit'; readonly reference: string; readonly channel: string; readonly paidAfterRelease: boolean }
  | { readonly kind: 'release'; readonly reference: string; readonly returnedAfterCommit: boolean };

export type HoldEntryKind = 'hold' | 'hold_committed' | 'hold_released';

/** What a command does: it changes the hold, finds it as wanted, or is refused. */
export type HoldAnswer =
  | { readonly kind: 'changed'; readonly hold: Hold; readonly entryKind: HoldEntryKind; readonly moved: Movement }
  | { readonly kind: 'unchanged'; readonly hold: Hold }
  | { readonly kind: 'refused'; readonly refusal: 'insufficient_balance' | 'conflict' | 'not_found' | 'ended_otherwise' };

/**
 * @param availableMinor what the merchant may spend at this moment.
 * @param before the hold of that reference, if there is one.
 */
export function applyHoldCommand(merchantId: string, availableMinor: bigint, before: Hold | undefined, command: HoldCommand, at: Date): HoldAnswer {
  switch (command.kind) {
    case 'hold':
      return makeHold(merchantId, availableMinor, before, command, at);
    case 'commit':
      return before === undefined ? refused('not_found') : commitHold(merchantId, before, command, at);
    case 'release':
      return before === undefined ? refused('not_found') : releaseHold(merchantId, before, command.returnedAfterCommit, at);
    default:
      return command satisfies never;
  }
}

function makeHold(merchantId: string, availableMinor: bigint, before: Hold | undefined, command: Extract<HoldCommand, { kind: 'hold' }>, at: Date): HoldAnswer {
  const { reference, currency, minor, feeMinor, method } = command;
  // One that was given back holds nothing, whoever asks for it again.
  if (before?.changes === 0 || before?.state === 'released') return refused('ended_otherwise');
  if (before !== undefined) {
    // The fee of a repeat may be another one by now: the first stays.
    const isRepeat = before.minor === minor && before.method === method && before.currency === currency;
    return isRepeat ? { kind: 'unchanged', hold: before } : refused('conflict');
  }
  if (availableMinor < minor + feeMinor) return refused('insufficient_balance');
  const hold: Hold = { reference, currency, minor, feeMinor, method, state: 'held', channel: '', changes: 1, createdAt: at, updatedAt: at };
  const moved = transfer(merchantAccount(merchantId, 'available'), merchantAccount(merchantId, 'held'), minor + feeMinor);
  return { kind: 'changed', hold, entryKind: 'hold', moved };
}

function commitHold(merchantId: string, hold: Hold, command: Extract<HoldCommand, { kind: 'commit' }>, at: Date): HoldAnswer {
  const { channel, paidAfterRelease } = command;
  if (hold.changes === 0) return refused('ended_otherwise');
  if (hold.state === 'committed') return hold.channel === channel ? { kind: 'unchanged', hold } : refused('conflict');
  if (hold.state === 'released' && !paidAfterRelease) return refused('ended_otherwise');
  // Money that has left has left: after a release it comes from the available balance, below zero if need be.
  const from = merchantAccount(merchantId, hold.state === 'held' ? 'held' : 'available');
  const moved = movement([
    [from, hold.minor + hold.feeMinor],
    [clearingAccount(channel), -hold.minor],
    [FEES, -hold.feeMinor],
  ]);
  return { kind: 'changed', hold: changed(hold, 'committed', channel, at), entryKind: 'hold_committed', moved };
}

function releaseHold(merchantId: string, hold: Hold, returnedAfterCommit: boolean, at: Date): HoldAnswer {
  if (hold.state === 'released') return { kind: 'unchanged', hold };
  if (hold.state === 'committed' && !returnedAfterCommit) return refused('ended_otherwise');
  const available = merchantAccount(merchantId, 'available');
  const moved =
    hold.state === 'held'
      ? transfer(merchantAccount(merchantId, 'held'), available, hold.minor + hold.feeMinor)
      : movement([
          [clearingAccount(hold.channel), hold.minor],
          [FEES, hold.feeMinor],
          [available, -hold.minor - hold.feeMinor],
        ]);
  return { kind: 'changed', hold: changed(hold, 'released', '', at), entryKind: 'hold_released', moved };
}

/** What a release leaves where there is no hold yet: a call to make one that is still on its way must not make it. */
export function fence(reference: string, at: Date): Hold {
  return { reference, currency: '', minor: 0n, feeMinor: 0n, method: '', state: 'released', channel: '', changes: 0, createdAt: at, updatedAt: at };
}

function changed(hold: Hold, state: HoldState, channel: string, at: Date): Hold {
  return { ...hold, state, channel, changes: hold.changes + 1, updatedAt: at };
}

function refused(refusal: Extract<HoldAnswer, { kind: 'refused' }>['refusal']): HoldAnswer {
  return { kind: 'refused', refusal };
}
