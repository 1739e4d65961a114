import type { PolicyChanges, PolicyDryRun, PolicyView } from '../ports.ts';
import type { DryRunAnswer, PolicyAnswer, PolicyChangesAnswer } from '../schemas/routing-policy-answer.ts';
import { orNull } from './present-payment.ts';

export function presentPolicy({ version, policy, hash, changedAt }: PolicyView): PolicyAnswer {
  return { version, policy: policy as PolicyAnswer['policy'], hash, changedAt: orNull(changedAt) };
}

export function presentDryRun({ decisions, changed, withoutChannel, shares, constraints, examples, warnings }: PolicyDryRun): DryRunAnswer {
  return {
    decisions,
    changed,
    withoutChannel,
    shares: shares.map(({ channel, before, after }) => ({ channel: orNull(channel), before, after })),
    constraints: constraints.map(({ channel, constraint, before, after }) => ({ channel, constraint, before, after })),
    examples: examples.map(({ paymentId, attemptNumber, decidedAt, before, after }) => ({ paymentId, attemptNumber, decidedAt, before: orNull(before), after: orNull(after) })),
    warnings: [...warnings],
  };
}

export function presentChanges({ changes, nextBeforeVersion, chainWhole }: PolicyChanges): PolicyChangesAnswer {
  return {
    data: changes.map(({ note, policy, ...change }) => ({ ...change, note: orNull(note), policy: policy as PolicyAnswer['policy'] })),
    nextBeforeVersion: nextBeforeVersion === 0 ? null : nextBeforeVersion,
    chainWhole,
  };
}
