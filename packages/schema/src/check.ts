import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import type { TLocalizedValidationError } from 'typebox/error';
import type { Static, TSchema } from 'typebox';
import { AdaigiError, type FieldProblem } from '@adaigi/errors';

/** More problems than this in one request are not listed. TypeBox alone would stop at 8. */
const MAX_PROBLEMS = 100;
const MAX_FIELD_NAME = 80;

/** A rule that a schema cannot say, for example one that depends on the time. Gets the input unchecked. */
export type ExtraRule = (input: unknown) => FieldProblem[];

/** A schema made ready: it types what passes and names every field that does not. */
export interface Check<S extends TSchema> {
  readonly schema: S;
  /** @throws AdaigiError `invalid_request` with one entry per wrong field; never repeats a value */
  parse(input: unknown, extra?: ExtraRule): Static<S>;
}

export function compileCheck<S extends TSchema>(schema: S): Check<S> {
  const validator = Compile(schema);
  const passes = (input: unknown): input is Static<S> => validator.Check(input);
  return {
    schema,
    parse(input, extra) {
      const beyond = extra?.(input) ?? [];
      if (passes(input) && beyond.length === 0) return input;
      Settings.Set({ maxErrors: MAX_PROBLEMS });
      throw invalidRequest([...fieldProblems(validator.Errors(input)), ...beyond]);
    },
  };
}

/** @param fields in any order; of several for one field the first stays */
export function invalidRequest(fields: readonly FieldProblem[]): AdaigiError {
  const first = new Map<string, FieldProblem>();
  for (const field of fields) if (!first.has(field.field)) first.set(field.field, field);
  const names = [...first.keys()].slice(0, 10).join(', ');
  return new AdaigiError('invalid_request', `The request is not valid: ${names}.`, { fields: [...first.values()] });
}

function fieldProblems(errors: readonly TLocalizedValidationError[]): FieldProblem[] {
  return errors.flatMap((error) => {
    const at = fieldName(error.instancePath);
    if (error.schemaPath.endsWith('/propertyNames') && error.keyword !== 'propertyNames') return [problem(at, 'key', 'has a key that is not allowed')];
    switch (error.keyword) {
      case 'required':
        return error.params.requiredProperties.map((name) => problem(join(at, name), 'required', 'is required'));
      case 'boolean':
        return [problem(at, 'unknown_field', 'is not a field of this request')];
      // Each of these repeats what an entry beside it says better.
      case 'additionalProperties':
      case 'propertyNames':
        return [];
      case 'type':
        return [problem(at, 'type', `must be ${article(String(error.params.type))}`)];
      case 'const':
        return [problem(at, 'enum', `must be ${String(error.params.allowedValue)}`)];
      case 'enum':
        return [problem(at, 'enum', `must be one of: ${error.params.allowedValues.join(', ')}`)];
      case 'pattern':
        return [problem(at, 'pattern', `must match ${String(error.params.pattern)}`)];
      case 'minimum':
        return [problem(at, 'min', `must be at least ${error.params.limit}`)];
      case 'maximum':
        return [problem(at, 'max', `must be at most ${error.params.limit}`)];
      case 'minLength':
        return [problem(at, 'min_length', `must have at least ${error.params.limit} characters`)];
      case 'maxLength':
        return [problem(at, 'max_length', `must have at most ${error.params.limit} characters`)];
      case 'minItems':
      case 'minProperties':
        return [problem(at, 'min_items', `must have at least ${error.params.limit} entries`)];
      case 'maxItems':
      case 'maxProperties':
        return [problem(at, 'max_items', `must have at most ${error.params.limit} entries`)];
      default:
        return [problem(at, error.keyword, 'is not valid')];
    }
  });
}

function problem(field: string, rule: string, message: string): FieldProblem {
  return { field, rule, message };
}

/** `/payer/mobile` -> `payer.mobile`. A name that the sender made up is cut and cleaned before it goes back. */
function fieldName(pointer: string): string {
  if (pointer === '') return 'body';
  const parts = pointer.slice(1).split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.join('.').replaceAll(/[^\x20-\x7e]/g, '?').slice(0, MAX_FIELD_NAME);
}

function join(at: string, name: string): string {
  return at === 'body' ? name : `${at}.${name}`;
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
