import type { Outcome } from '@adaigi/domain';
import type { Dependencies, ExchangeDetails, ExchangeKey, ExchangeRecord } from '../ports.ts';

/**
 * Lets at most one request leave for a reference, ever: the record is committed before the first byte, and whoever finds it there sends
 * nothing. A crash in between leaves `sent`, which only an inquiry resolves.
 * @param send makes the request, unless `leaveBy` has passed by the time its first byte could leave
 */
export async function sendOnce(
  { records, alarms }: Pick<Dependencies, 'records' | 'alarms'>,
  key: ExchangeKey,
  details: ExchangeDetails,
  send: (leaveBy: number) => Promise<Outcome>,
): Promise<Outcome> {
  const begun = await records.begin(key, details);
  if (begun.kind === 'known') return outcomeOf(begun.record);
  const outcome = await send(begun.leaveBy);
  try {
    await records.answer(key, outcome);
  } catch (error) {
    // The caller still learns the outcome; should that be lost too, the record says `sent` and an inquiry finds it again.
    alarms.raise({ kind: 'outcome_not_stored', key, error });
  }
  return outcome;
}

/** What a second request for a reference is told. */
function outcomeOf(record: ExchangeRecord): Outcome {
  if (record.state === 'tombstone') return { kind: 'not_sent', reason: 'too_late' };
  return record.outcome ?? { kind: 'unknown', reason: 'provider_pending', integrityProblem: null, providerCode: '', providerTransactionId: '' };
}
