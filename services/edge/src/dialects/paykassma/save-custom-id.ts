import { scanJsonObject } from '@adaigi/signatures';
import type { Caller, EdgePorts } from '../../ports.ts';
import { done, refused, type PaykassmaAnswer } from './answers.ts';
import { readFields, saveIdCheck } from './fields.ts';
import type { PaykassmaMerchant } from './merchant.ts';

type Ports = Pick<EdgePorts, 'savedIds'>;

/**
 * `payment/save-transaction-custom-id`, of old versions of the API: binds the merchant's number to the user's next transaction, for calls that
 * name none. It stays bound until another takes its place, so that a call that is sent again means the same transaction.
 * @throws AdaigiError `unavailable`
 */
export async function saveCustomId({ savedIds }: Ports, { caller, settings }: PaykassmaMerchant, body: string): Promise<PaykassmaAnswer> {
  const read = readFields(saveIdCheck, body);
  if (read.kind === 'wrong') return refused(settings, read.message);
  await savedIds.save(caller, read.fields.label, read.fields.transaction_custom_id);
  return done();
}

/** What was bound to the user of a body that names no `custom_transaction_id` itself. @throws AdaigiError `unavailable` */
export async function savedIdOf({ savedIds }: Ports, caller: Caller, body: string): Promise<Record<string, string>> {
  const texts = new Map((scanJsonObject(body) ?? []).filter(({ kind }) => kind !== 'null').map(({ name, kind, text }) => [name, { kind, text }]));
  const [own, label] = [texts.get('custom_transaction_id'), texts.get('label')];
  if ((own !== undefined && own.text !== '') || label?.kind !== 'string') return {};
  const saved = await savedIds.find(caller, label.text);
  return saved === null ? {} : { custom_transaction_id: saved };
}
