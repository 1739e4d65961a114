import type { Mode } from '@adaigi/domain';
import type { MerchantPolicy, PlatformPolicy } from '@adaigi/routing-policy';
import { combine, EMPTY_POLICY, PLATFORM_SCOPE, scopeOf, type InForce, type Rules } from './rules.ts';

/** The policies in force, in memory. */
export interface PolicyBook {
  /** Rules are made once per merchant and change of policy. */
  rulesFor(mode: Mode, merchantId: string): Rules;
  platform(): InForce<PlatformPolicy>;
  /** Null when the merchant has none. */
  merchant(mode: Mode, merchantId: string): InForce<MerchantPolicy> | null;
  /** The newest version wins, whatever the order in which they are heard. Answers whether anything changed. */
  setPlatform(policy: InForce<PlatformPolicy>): boolean;
  setMerchant(policy: InForce<MerchantPolicy>): boolean;
}

/** @param priority the configured order of channels, behind that of the policies */
export function createPolicyBook(priority: readonly string[]): PolicyBook {
  let platform: InForce<PlatformPolicy> = { scope: PLATFORM_SCOPE, version: 0, document: EMPTY_POLICY };
  let everybody = combine(platform, null, priority);
  const merchants = new Map<string, InForce<MerchantPolicy>>();
  const made = new Map<string, Rules>();
  return {
    rulesFor(mode, merchantId) {
      const scope = scopeOf(mode, merchantId);
      const own = merchants.get(scope);
      if (own === undefined) return everybody;
      let rules = made.get(scope);
      if (rules === undefined) made.set(scope, (rules = combine(platform, own, priority)));
      return rules;
    },
    platform: () => platform,
    merchant: (mode, merchantId) => merchants.get(scopeOf(mode, merchantId)) ?? null,
    setPlatform(policy) {
      if (policy.version <= platform.version) return false;
      platform = policy;
      everybody = combine(platform, null, priority);
      made.clear();
      return true;
    },
    setMerchant(policy) {
      if (policy.version <= (merchants.get(policy.scope)?.version ?? 0)) return false;
      merchants.set(policy.scope, policy);
      made.delete(policy.scope);
      return true;
    },
  };
}
