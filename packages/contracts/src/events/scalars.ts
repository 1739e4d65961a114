import type { FieldProblem } from '@adaigi/errors';

const INT_BOUNDS: Readonly<Record<string, readonly [bigint, bigint]>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  sint32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  sint64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

/** Reads one scalar by the rules of proto3 JSON. Null is the default value; a problem also gives the default, and is reported. */
export function readScalar(type: string, raw: unknown, path: string, problems: FieldProblem[]): unknown {
  const refuse = (rule: string, message: string): void => {
    problems.push({ field: path, rule, message });
  };
  const bounds = INT_BOUNDS[type];
  if (bounds !== undefined) return readInteger(bounds, type.endsWith('64'), raw, refuse);
  switch (type) {
    case 'string':
      if (raw === null || typeof raw === 'string') return raw ?? '';
      refuse('type', 'must be a string');
      return '';
    case 'bool':
      if (raw === null || typeof raw === 'boolean') return raw ?? false;
      refuse('type', 'must be true or false');
      return false;
    case 'double':
      return readDouble(raw, refuse);
    default:
      throw new Error(`proto-json: no rule for scalar ${type}`);
  }
}

type Refuse = (rule: string, message: string) => void;

function readInteger([min, max]: readonly [bigint, bigint], asText: boolean, raw: unknown, refuse: Refuse): number | string {
  const value = toBigInt(raw);
  if (value === null) refuse('type', 'must be an integer');
  else if (value < min) refuse('min', `must be at least ${min}`);
  else if (value > max) refuse('max', `must be at most ${max}`);
  else return asText ? value.toString() : Number(value);
  return asText ? '0' : 0;
}

function toBigInt(raw: unknown): bigint | null {
  if (raw === null) return 0n;
  if (typeof raw === 'number') return Number.isSafeInteger(raw) ? BigInt(raw) : null;
  return typeof raw === 'string' && /^-?\d{1,20}$/.test(raw) ? BigInt(raw) : null;
}

/** Finite numbers only: no event has a use for NaN or an infinity, and JSON consumers stumble over their text form. */
function readDouble(raw: unknown, refuse: Refuse): number {
  if (raw === null) return 0;
  if (typeof raw === 'number' && Number.isFinite(raw)) return raw;
  refuse('type', 'must be a finite number');
  return 0;
}
