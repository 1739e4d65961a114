import type { Capture, Period } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { CaptureIndex } from '../operator-ports.ts';

/** Payments of one answer: whoever asks for more asks for shorter periods. */
const MOST_PAYMENTS = 2_000;

/**
 * What we hold as taken from payers over a channel by attempts that were settled in a period, to compare with its provider's statement; null when it is too much for one answer.
 *
 * @throws AdaigiError invalid_request.
 */
export async function listCaptures(captures: CaptureIndex, channel: string, period: Period): Promise<Capture[] | null> {
  if (period.from >= period.to) throw new AdaigiError('invalid_request', 'to must be after from', { fields: [{ field: 'to', rule: 'order', message: 'must be after from' }] });
  return captures.ofChannel(channel, period, MOST_PAYMENTS);
}
