import { dryRun, type DryRun } from '../core/dry-run.ts';
import type { Ranker } from '../core/arrange.ts';
import type { PolicyBook } from '../core/policy-book.ts';
import { readDocument, warningsOf } from '../core/policy-documents.ts';
import { combine, PLATFORM_SCOPE, type InForce } from '../core/rules.ts';
import type { ChannelCatalogue, DecisionLog, Operators } from '../ports.ts';
import { authorise, type PolicyActor, type PolicyOwner } from './authorise.ts';

export interface DryRunPorts {
  readonly operators: Operators;
  readonly catalogue: ChannelCatalogue;
  readonly policies: PolicyBook;
  readonly engine: Ranker;
  readonly log: Pick<DecisionLog, 'latest'>;
  /** The configured order of channels. */
  readonly priority: readonly string[];
}

const DEFAULT_DECISIONS = 500;
const MAX_DECISIONS = 2_000;

/**
 * What the latest logged decisions would have been under a document. Changes nothing.
 *
 * @throws AdaigiError `invalid_request` that names every wrong field, `unauthenticated`
 */
export async function dryRunPolicy(ports: DryRunPorts, owner: PolicyOwner, actor: PolicyActor, wish: { document: string; decisions: number }): Promise<DryRun & { warnings: string[] }> {
  const { scope } = await authorise(ports.operators, owner, actor);
  const document = readDocument(scope, wish.document);
  const limit = Math.min(wish.decisions > 0 ? wish.decisions : DEFAULT_DECISIONS, MAX_DECISIONS);
  const { merchant } = owner;
  const entries = await ports.log.latest(merchant === null ? null : { merchantId: merchant.id, mode: merchant.mode }, limit);
  const channels = ports.catalogue.channels();
  const proposed: InForce<typeof document> = { scope, version: 0, document };
  const platform = scope === PLATFORM_SCOPE ? proposed : ports.policies.platform();
  const rules = new Map<string, ReturnType<typeof combine>>();
  const world = {
    channels,
    engine: ports.engine,
    platform: platform.document,
    rulesFor(mode: 'test' | 'live', merchantId: string) {
      const key = `${mode}/${merchantId}`;
      const known = rules.get(key) ?? combine(platform, scope === PLATFORM_SCOPE ? ports.policies.merchant(mode, merchantId) : proposed, ports.priority);
      rules.set(key, known);
      return known;
    },
  };
  return { ...dryRun(world, entries), warnings: warningsOf(document, channels.map(({ id }) => id)) };
}
