import { AdaigiError } from '@adaigi/errors';

/** What is wrong with a credential that was asked for. */
export function invalidCredential(field: string, rule: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', 'The credential is not valid.', { fields: [{ field, rule, message }] });
}
