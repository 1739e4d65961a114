/** The world of a merchant's key. */
export type Mode = 'test' | 'live';

/** Limits per mobile number, over all merchants; null switches one off. */
export interface VelocityLimits {
  /** In any 60 minutes. */
  readonly paymentsPerHour: number | null;
  /** In a calendar day of the rule set's time zone. */
  readonly paymentsPerDay: number | null;
  readonly amountPerDayMinor: number | null;
}

/** Rules as data. Every assessment keeps the version it was made by; a changed rule gets a new version. */
export interface RuleSet {
  readonly version: string;
  readonly currency: string;
  readonly mobilePattern: RegExp;
  readonly timeZone: string;
  readonly amount: { readonly minMinor: number; readonly maxMinor: number };
  /** Largest single payment by wallet; a payment that leaves the wallet open is held to none of them. */
  readonly wallets: Readonly<Record<string, { readonly maxMinor: number }>>;
  readonly velocity: Readonly<Record<Mode, VelocityLimits>>;
  /** Numbers that may not pay, as blind indexes: the file holds no personal data. */
  readonly deniedMobiles: ReadonlySet<string>;
}

/** An assessment reads at most this many earlier ones. */
const MAX_PAYMENTS_PER_HOUR = 500;

const MAX_MINOR = 1_000_000_000_000;

/** Reads a rule set. @throws RangeError naming the first value that is missing or wrong. */
export function parseRuleSet(json: unknown): RuleSet {
  const root = record(json, 'rules');
  const amount = record(root['amount'], 'amount');
  const velocity = record(root['velocity'], 'velocity');
  const rules: RuleSet = {
    version: text(root['version'], 'version'),
    currency: text(root['currency'], 'currency'),
    mobilePattern: pattern(root['mobilePattern'], 'mobilePattern'),
    timeZone: timeZone(root['timeZone'], 'timeZone'),
    amount: { minMinor: count(amount['minMinor'], 'amount.minMinor', MAX_MINOR), maxMinor: count(amount['maxMinor'], 'amount.maxMinor', MAX_MINOR) },
    wallets: wallets(record(root['wallets'], 'wallets')),
    velocity: { live: limits(velocity['live'], 'velocity.live'), test: limits(velocity['test'], 'velocity.test') },
    deniedMobiles: indexes(root['deniedMobiles'], 'deniedMobiles'),
  };
  if (rules.amount.minMinor > rules.amount.maxMinor) throw wrong('amount', 'has a minimum above its maximum');
  return rules;
}

/** Whether any limit of the mode looks at earlier payments. */
export function hasVelocity(limits: VelocityLimits): boolean {
  return limits.paymentsPerHour !== null || limits.paymentsPerDay !== null || limits.amountPerDayMinor !== null;
}

function limits(value: unknown, path: string): VelocityLimits {
  const entry = record(value, path);
  const optional = (name: string, max: number) => (entry[name] === null ? null : count(entry[name], `${path}.${name}`, max));
  return {
    paymentsPerHour: optional('paymentsPerHour', MAX_PAYMENTS_PER_HOUR),
    paymentsPerDay: optional('paymentsPerDay', 1_000_000),
    amountPerDayMinor: optional('amountPerDayMinor', MAX_MINOR),
  };
}

function wallets(entries: Readonly<Record<string, unknown>>): RuleSet['wallets'] {
  return Object.fromEntries(
    Object.entries(entries).map(([wallet, value]) => {
      const path = `wallets.${wallet}`;
      return [wallet, { maxMinor: count(record(value, path)['maxMinor'], `${path}.maxMinor`, MAX_MINOR) }];
    }),
  );
}

function indexes(value: unknown, path: string): ReadonlySet<string> {
  if (!Array.isArray(value)) throw wrong(path, 'must be a list');
  const items: readonly unknown[] = value;
  const found = items.filter((item) => typeof item === 'string' && /^[0-9a-f]{64}$/.test(item)).map(String);
  if (found.length < items.length) throw wrong(path, 'must hold blind indexes only, 64 hexadecimal digits each');
  return new Set(found);
}

function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, 'must be an object');
  return Object.fromEntries(Object.entries(value));
}

function text(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw wrong(path, 'must be a text');
  return value;
}

function count(value: unknown, path: string, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > max) throw wrong(path, `must be an integer from 1 to ${max}`);
  return value;
}

function pattern(value: unknown, path: string): RegExp {
  try {
    return new RegExp(text(value, path));
  } catch {
    throw wrong(path, 'must be a regular expression');
  }
}

function timeZone(value: unknown, path: string): string {
  const name = text(value, path);
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw wrong(path, 'must be a time zone');
  }
}

function wrong(path: string, rule: string): RangeError {
  return new RangeError(`risk rules: ${path} ${rule}`);
}
