import type { Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { evaluate, type MerchantLimits, type Operation } from '../core/evaluate.ts';
import { hasVelocity } from '../core/rule-set.ts';
import type { Mode, RuleSet } from '../core/rule-set.ts';
import { nextMark, velocityOf } from '../core/trail.ts';
import type { Assessment, AssessmentStore, DecisionMeter, MerchantLimitsPort } from '../ports.ts';

/** How often payments of one number may outrun each other before the caller is asked to come back. */
const MAX_ROUNDS = 8;

export interface AssessCommand {
  readonly operation: Operation;
  /** Of a payout: the payout. */
  readonly paymentId: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly amount: Money;
  /** `03XXXXXXXXX`; other shapes are rejected by a rule, not by an error. */
  readonly mobile: string;
  /** Of a payout into a bank: bank and account, which its limits count instead of the number; else empty. */
  readonly account: string;
  /** Empty when the method is open. */
  readonly wallet: string;
}

/** A merchant's bounds are those of what it charges. */
const NO_MERCHANT_LIMITS: MerchantLimits = { minMinor: null, maxMinor: null };

export interface AssessPorts {
  readonly rules: RuleSet;
  readonly assessments: AssessmentStore;
  readonly merchants: MerchantLimitsPort;
  readonly meter: DecisionMeter;
  /** The blind index of a number, or of a bank account. */
  mobileIndex(mobile: string): string;
  /** `yyyy-mm-dd` by the clock of the rules. */
  dayOf(at: Date): string;
  now(): Date;
}

/**
 * Judges a payment or payout once: the stored verdict answers every repeat. Those of one number that come at the same moment are judged one after
 * the other, because each allowed one takes the next place on the number's trail by a unique index; so no limit is exceeded by a race.
 * @throws AdaigiError `not_found` (merchant), `unavailable`
 */
export function createAssess(ports: AssessPorts): (command: AssessCommand) => Promise<Assessment> {
  const { rules, assessments, meter } = ports;
  return async (command) => {
    const { operation, paymentId, merchantId, mode, amount, wallet, mobile, account } = command;
    const limits = (operation === 'payout' ? rules.payouts : rules).velocity[mode];
    const counted = hasVelocity(limits);
    const index = ports.mobileIndex(mobile);
    // What a number pays and what it gets leave two trails; what an account gets has its own, whoever's number it came with.
    const subject = account === '' ? index : ports.mobileIndex(account);
    const trail = operation === 'payout' ? `payout:${subject}` : subject;
    const known = await ports.merchants.limitsOf(merchantId);
    const merchant = operation === 'payout' ? NO_MERCHANT_LIMITS : known;
    const denied = rules.deniedMobiles.has(index);
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const marks = counted ? await assessments.marks(mode, trail, limits.paymentsPerHour ?? 1) : [];
      const now = ports.now();
      const today = ports.dayOf(now);
      const velocity = velocityOf(marks, now, today);
      const { decision, hits } = evaluate(rules, { operation, amount, wallet, mobile, merchant, denied, velocity, limits });
      const mark = counted && decision === 'allow' ? nextMark(marks, now, today, Number(amount.minor)) : null;
      const assessment: Assessment = { paymentId, merchantId, mode, mobile: trail, decision, hits, rulesVersion: rules.version, assessedAt: now, mark };
      const stored = await assessments.store(assessment);
      if (stored.kind === 'known') return stored.assessment;
      if (stored.kind === 'stored') {
        meter.decided(decision, hits[0] ?? 'none');
        return assessment;
      }
    }
    throw new AdaigiError('unavailable', 'Too many payments of this number at the same moment.', { retryAfterS: 1 });
  };
}
