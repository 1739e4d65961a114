import { money, normaliseMobile, type Money } from '@adaigi/domain';

/** A kind of wallet that takes transfers. */
export interface WalletType {
  /** The name in the APIs. */
  readonly type: string;
  /** The wallet behind it, as risk and routing know it. */
  readonly wallet: string;
  /** What the whole transaction number must match. */
  readonly numberPattern: RegExp;
  /** What the whole number of a receiving wallet must match; null where it is a mobile number. */
  readonly receivingPattern: RegExp | null;
  readonly languages: readonly string[];
  readonly minAmount: Money;
  readonly maxAmount: Money;
}

/** By type, in the order in which payers see them. */
export type WalletTypes = ReadonlyMap<string, WalletType>;

const NAME = /^[a-z][a-z0-9_]{0,40}$/;

/** The number of a receiving wallet in the platform's form; null for what cannot be one of its type. */
export function receivingNumberOf({ receivingPattern }: WalletType, text: string): string | null {
  if (receivingPattern === null) return normaliseMobile(text);
  return receivingPattern.test(text) ? text : null;
}

/** Reads the list of wallet types. @throws RangeError naming the first value that is missing or wrong. */
export function readWalletTypes(json: unknown): WalletTypes {
  if (!Array.isArray(json) || json.length === 0) throw wrong('', 'must be a list');
  const types = json.map((entry: unknown, index) => readWalletType(entry, `[${index}]`));
  const byType = new Map(types.map((type) => [type.type, type]));
  if (byType.size !== types.length) throw wrong('', 'names a type twice');
  return byType;
}

function readWalletType(value: unknown, path: string): WalletType {
  if (typeof value !== 'object' || value === null) throw wrong(path, 'must be an object');
  const entry: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(value));
  const text = (field: string, pattern: RegExp): string => {
    const found = entry[field];
    if (typeof found !== 'string' || !pattern.test(found)) throw wrong(`${path}.${field}`, `must match ${pattern.source}`);
    return found;
  };
  const minor = (field: string): bigint => {
    const found = entry[field];
    if (typeof found !== 'number' || !Number.isSafeInteger(found) || found < 1) throw wrong(`${path}.${field}`, 'must be a positive integer');
    return BigInt(found);
  };
  const currency = text('currency', /^[A-Z]{3}$/);
  const [minAmount, maxAmount] = [money(minor('minMinor'), currency), money(minor('maxMinor'), currency)];
  if (maxAmount.minor < minAmount.minor) throw wrong(`${path}.maxMinor`, 'must not be below minMinor');
  const languages = entry['languages'];
  if (!Array.isArray(languages) || !languages.every((each) => typeof each === 'string' && /^[a-z]{2}$/.test(each))) throw wrong(`${path}.languages`, 'must be a list of ISO 639-1 codes');
  const whole = (field: string): RegExp => new RegExp(`^(?:${text(field, /^.{1,200}$/)})$`);
  const receivingPattern = entry['receivingPattern'] === undefined ? null : whole('receivingPattern');
  return { type: text('type', NAME), wallet: text('wallet', NAME), numberPattern: whole('numberPattern'), receivingPattern, languages, minAmount, maxAmount };
}

function wrong(path: string, rule: string): RangeError {
  return new RangeError(`wallet types: ${path} ${rule}`);
}
