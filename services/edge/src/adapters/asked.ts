import { AdaigiError } from '@adaigi/errors';

const RETRY_AFTER_S = 2;

/**
 * A peer's answer, with "no answer" made one thing: whether it is away or too slow, merchants get a 503 with Retry-After, and the same
 * idempotency key is safe to send again. A peer that could not read us is a fault of ours, unless it names fields of the merchant.
 */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    if (error.code === 'unavailable' || error.code === 'deadline_exceeded') {
      throw new AdaigiError('unavailable', 'The service cannot answer now; send the same request again.', {
        retryAfterS: error.retryAfterS ?? RETRY_AFTER_S,
        cause: error,
      });
    }
    if (error.code === 'unauthenticated' || error.code === 'forbidden') throw new AdaigiError('internal', 'Something went wrong inside Adaigi.', { cause: error });
    throw error;
  }
}
