/** The JSON Schema keywords that the edge's inputs use. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
}

/** One way to get one field wrong. `undefined` leaves it out. */
export interface BadValue {
  readonly path: string;
  readonly what: string;
  readonly value: unknown;
}

/** Every field of a schema missing, of every wrong type, too long, too short and out of range: the table of bad input writes itself. */
export function badValues(schema: unknown): BadValue[] {
  return objectProblems(schema as Schema, '');
}

function objectProblems(schema: Schema, prefix: string): BadValue[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const missing = schema.required?.includes(name) === true ? [{ path, what: 'missing', value: undefined }] : [];
    return [...missing, ...fieldProblems(field, path), ...objectProblems(field, `${path}.`)];
  });
}

function fieldProblems(field: Schema, path: string): BadValue[] {
  const bad = (what: string, value: unknown): BadValue => ({ path, what, value });
  const found = WRONG_TYPES.filter(([type]) => !matches(field, type)).map(([type, value]) => bad(`a ${type}`, value));
  if (field.enum !== undefined) found.push(bad('not in the list', 'nonsense'), bad('in another case', inAnotherCase(String(field.enum[0]))));
  if (field.type === 'string' && field.enum === undefined) {
    found.push(bad('too long', 'x'.repeat((field.maxLength ?? 60) + 1)));
    if (field.pattern !== undefined) found.push(bad('of another form', '\u0000'));
    if ((field.minLength ?? 0) > 0) found.push(bad('empty', ''));
  }
  if (field.type === 'integer') {
    found.push(bad('a fraction', 1.5), bad('below the smallest', (field.minimum ?? 0) - 1), bad('negative', -1), bad('above the largest', (field.maximum ?? 0) + 1), bad('huge', 1e300));
  }
  if (field.type === 'array') found.push(bad('empty', []), bad('too many', Array<string>((field.maxItems ?? 0) + 1).fill('*')), bad('of wrong entries', [1]));
  if (field.patternProperties !== undefined) {
    const many = Object.fromEntries(Array.from({ length: (field.maxProperties ?? 0) + 1 }, (_, index) => [`k${index}`, 'v']));
    found.push(bad('too many', many), bad('with a number', { k: 1 }), bad('with a long key', { ['k'.repeat(41)]: 'v' }), bad('with a long value', { k: 'v'.repeat(501) }));
  }
  return found;
}

const WRONG_TYPES: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['string', 'text'],
  ['number', 12],
  ['boolean', true],
  ['array', ['a']],
  ['object', { a: 'b' }],
];

function matches(field: Schema, type: string): boolean {
  if (field.type === 'integer') return type === 'number';
  if (field.type === undefined) return type === 'string';
  // A record of texts takes any object of texts.
  return field.type === type;
}

/** A copy of an object with one value changed or, for `undefined`, left out. */
export function withValue(good: object, path: string, value: unknown): Record<string, unknown> {
  const [head = '', ...rest] = path.split('.');
  const copy: Record<string, unknown> = { ...good };
  const inner = copy[head];
  if (rest.length > 0) copy[head] = withValue(typeof inner === 'object' && inner !== null ? inner : {}, rest.join('.'), value);
  else if (value === undefined) delete copy[head];
  else copy[head] = value;
  return copy;
}

function inAnotherCase(text: string): string {
  return text.toUpperCase() === text ? text.toLowerCase() : text.toUpperCase();
}
