import { normaliseAccountNumber } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { FieldProblem } from '@adaigi/errors';

function invalid(field: string, rule: string, message: string): AdaigiError {
  const problem: FieldProblem = { field, rule, message };
  return new AdaigiError('invalid_request', `${field} ${message}.`, { fields: [problem] });
}

/** @throws AdaigiError `invalid_request` unless the text is a reference of ours. */
export function readReference(text: string, field = 'reference'): string {
  if (/^[A-Z0-9]{20}$/.test(text)) return text;
  throw invalid(field, 'pattern', 'must have 20 characters A-Z 0-9');
}

/** @throws AdaigiError `invalid_request` when the text is empty. */
export function readText(text: string, field: string): string {
  if (text !== '') return text;
  throw invalid(field, 'required', 'is required');
}

/** @throws AdaigiError `invalid_request` unless the text is an RFC 3339 time. */
export function readTime(text: string, field: string): Date {
  const time = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(time.getTime())) return time;
  throw invalid(field, 'format', 'must be an RFC 3339 time');
}

/** As `readTime`; a caller that does not tell the time leaves open how early it was. */
export function readEarliest(text: string, field: string): Date {
  return text === '' ? new Date(0) : readTime(text, field);
}

/** @throws AdaigiError `invalid_request` unless the text is one of the words. */
export function readWord<const W extends string>(text: string, field: string, words: readonly W[]): W {
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  throw invalid(field, 'enum', `must be one of ${words.join(', ')}`);
}

/** @throws AdaigiError `invalid_request` unless the text is a mobile number in the platform's one form. */
export function readMobile(text: string, field: string): string {
  if (/^03\d{9}$/.test(text)) return text;
  throw invalid(field, 'pattern', 'must have the form 03XXXXXXXXX');
}

/** @throws AdaigiError `invalid_request` unless the text is empty or a CNIC without dashes. */
export function readCnic(text: string, field: string): string {
  if (/^(\d{13})?$/.test(text)) return text;
  throw invalid(field, 'pattern', 'must have 13 digits');
}

/** @throws AdaigiError `invalid_request` unless the text is empty or an account number in the platform's one form. */
export function readAccountNumber(text: string, field: string): string {
  if (text === '' || normaliseAccountNumber(text) === text) return text;
  throw invalid(field, 'pattern', 'must be an account number or IBAN, in capitals and digits');
}
