import { readJson, textField } from '@adaigi/connector-kit';
import type { HttpClient } from '@adaigi/connector-kit';
import type { Secret } from '@adaigi/config';
import { money, normaliseMobile } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { IncomingTransfer, TransferFeed, TransferFeedSettings } from '../transfer-feed-ports.ts';

const PATH = '/statement/v1/transfers';
const CURSOR = /^[\w.:-]{0,200}$/;
const NUMBER = /^[0-9A-Za-z]{1,32}$/;
/** A till number, which a business shows instead of a mobile number. */
const TILL = /^\d{4,20}$/;
const MINOR = /^[1-9]\d{0,17}$/;

/**
 * Reads a statement feed. No wallet of Pakistan publishes one; the format is Adaigi's own, for whatever an operator's bank gives him to be put behind:
 * `POST /statement/v1/transfers {after, limit}` with a Bearer key answers `{transfers: [{number, to, from, amountMinor, currency, at}], next}`, where
 * `amountMinor` is a decimal text and `next` the place to go on from.
 *
 * @throws AdaigiError unavailable: for a line that cannot be read, too. It would be money that nobody ever hears of.
 */
export function createStatementClient(http: HttpClient, settings: TransferFeedSettings, key: Secret, signal: AbortSignal): TransferFeed {
  return {
    settings,
    async list(cursor, limit) {
      const headers = { authorization: `Bearer ${key.reveal()}` };
      const answer = readJson(await http.post({ path: PATH, headers, contentType: 'application/json', body: JSON.stringify({ after: cursor, limit }), timeoutMs: settings.timeoutMs, signal }));
      if (answer.kind === 'outcome') throw unreadable('the statement did not answer');
      const { transfers } = answer.body;
      const nextCursor = textField(answer.body, 'next');
      if (!Array.isArray(transfers) || !CURSOR.test(nextCursor)) throw unreadable('the statement is not one');
      return { transfers: transfers.map((line: unknown) => readLine(line, settings.currency)), nextCursor };
    },
  };
}

function readLine(line: unknown, currency: string): IncomingTransfer {
  const fields: Readonly<Record<string, unknown>> = typeof line === 'object' && line !== null ? Object.fromEntries(Object.entries(line)) : {};
  const [number, minor, from] = [textField(fields, 'number'), textField(fields, 'amountMinor'), textField(fields, 'from')];
  const to = textField(fields, 'to');
  const [receivingNumber, senderNumber] = [normaliseMobile(to) ?? (TILL.test(to) ? to : null), from === '' ? '' : normaliseMobile(from)];
  const at = new Date(textField(fields, 'at'));
  if (receivingNumber === null || !NUMBER.test(number) || !MINOR.test(minor) || Number.isNaN(at.getTime())) throw unreadable('a line of the statement cannot be read');
  if (textField(fields, 'currency') !== currency) throw unreadable('a line of the statement has another currency');
  // A sender that is no mobile number (a bank account) is one that is not known.
  return { number, receivingNumber, senderNumber: senderNumber ?? '', amount: money(BigInt(minor), currency), at };
}

function unreadable(message: string): AdaigiError {
  return new AdaigiError('unavailable', message, { retryAfterS: 1 });
}
