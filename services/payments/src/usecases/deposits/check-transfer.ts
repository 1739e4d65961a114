import { isClaimOpen } from '@adaigi/domain';
import type { DepositPorts, KeptTransfer } from '../../deposit-ports.ts';
import { resolveClaim, type ResolvePorts } from './resolve-claim.ts';

export type CheckPorts = ResolvePorts & Pick<DepositPorts, 'transfers'>;

/** Each round ends one claim or changes the holder; more are left to the next look. */
const MAX_ROUNDS = 50;

/**
 * Makes a transfer and its claims agree: gives a free one to the first claim that waits for it, frees it from a claim that ended without it, and lets
 * the others know when it is somebody's for good. Runs when a transfer comes, after a person's decision, and over what a crash left half done.
 */
export async function checkTransfer(ports: CheckPorts, transferId: string): Promise<KeptTransfer | null> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const transfer = await ports.transfers.find(transferId);
    if (transfer === null || transfer.checkAt === null) return transfer;
    if (!(await step(ports, transfer))) {
      await ports.transfers.checked(transfer);
      return transfer;
    }
  }
  return ports.transfers.find(transferId);
}

/** False when there is nothing left to do. */
async function step(ports: CheckPorts, transfer: KeptTransfer): Promise<boolean> {
  const { claimedBy } = transfer;
  if (claimedBy === null) return !transfer.blocked && resolveFirst(ports, transfer);
  const holder = await ports.deposits.find(claimedBy);
  if (holder === null) return false;
  if (isClaimOpen(holder.state)) return (await resolveClaim(ports, claimedBy)).state !== holder.state;
  if (holder.state === 'credited') return resolveFirst(ports, transfer);
  if (holder.state === 'pending') return false;
  // Ended without it: somebody else had changed the claim between the two writes, or a person has refused it.
  const fate = holder.decision === null || holder.decision.freeTransfer ? 'free' : 'blocked';
  await ports.transfers.giveUp(transfer.id, holder.id, fate, ports.clock.now());
  return true;
}

async function resolveFirst(ports: CheckPorts, transfer: KeptTransfer): Promise<boolean> {
  const [first] = await ports.deposits.openClaims(transfer);
  return first !== undefined && (await resolveClaim(ports, first.id)).state !== first.state;
}
