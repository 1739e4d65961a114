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

/** Bounds of one kind of operation. */
export interface Bounds {
  readonly amount: { readonly minMinor: number; readonly maxMinor: number };
  /** Largest single amount by wallet; a payment that leaves the wallet open is held to none of them. */
  readonly wallets: Readonly<Record<string, { readonly maxMinor: number }>>;
  readonly velocity: Readonly<Record<Mode, VelocityLimits>>;
}

/** Rules as data, the bounds being those of payments. Every assessment keeps the version it was made by; a changed rule gets a new version. */
export interface RuleSet extends Bounds {
  readonly version: string;
  readonly currency: string;
  readonly mobilePattern: RegExp;
  readonly timeZone: string;
  /** Bounds of payouts; their velocity counts what a receiver got. */
  readonly payouts: Bounds;
  /** Numbers that may neither pay nor be paid, as blind indexes: the file holds no personal data. */
  readonly deniedMobiles: ReadonlySet<string>;
}

/** An assessment reads at most this many earlier ones. */
const MAX_PAYMENTS_PER_HOUR = 500;

const MAX_MINOR = 1_000_000_000_000;

/** Reads a rule set. @throws RangeError naming the first value that is missing or wrong. */
export function parseRuleSet(json: unknown): RuleSet {
  const root = record(json, 'rules');
  return {
    version: text(root['version'], 'version'),
    currency: text(root['currency'], 'currency'),
    mobilePattern: pattern(root['mobilePattern'], 'mobilePattern'),
    timeZone: timeZone(root['timeZone'], 'timeZone'),
    ...bounds(root, ''),
    payouts: bounds(record(root['payouts'], 'payouts'), 'payouts.'),
    deniedMobiles: indexes(root['deniedMobiles'], 'deniedMobiles'),
  };
}

function bounds(entry: Readonly<Record<string, unknown>>, path: string): Bounds {
  const amount = record(entry['amount'], `${path}amount`);
  const velocity = record(entry['velocity'], `${path}velocity`);
  const minMinor = count(amount['minMinor'], `${path}amount.minMinor`, MAX_MINOR);
  const maxMinor = count(amount['maxMinor'], `${path}amount.maxMinor`, MAX_MINOR);
  if (minMinor > maxMinor) throw wrong(`${path}amount`, 'has a minimum above its maximum');
  return {
    amount: { minMinor, maxMinor },
    wallets: wallets(record(entry['wallets'], `${path}wallets`), `${path}wallets`),
    velocity: { live: limits(velocity['live'], `${path}velocity.live`), test: limits(velocity['test'], `${path}velocity.test`) },
  };
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

function wallets(entries: Readonly<Record<string, unknown>>, folder: string): Bounds['wallets'] {
  return Object.fromEntries(
    Object.entries(entries).map(([wallet, value]) => {
      const path = `${folder}.${wallet}`;
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
