import { AdaigiError } from '@adaigi/errors';
import { canonicalJson, nextRecord, type PolicyRecord } from '../core/policy-chain.ts';
import { readDocument, warningsOf } from '../core/policy-documents.ts';
import { EMPTY_POLICY } from '../core/rules.ts';
import type { ChannelCatalogue, Clock, Operators, PolicyStore } from '../ports.ts';
import { authorise, type PolicyActor, type PolicyOwner } from './authorise.ts';

export interface PutPolicyPorts {
  readonly store: PolicyStore;
  readonly operators: Operators;
  readonly catalogue: ChannelCatalogue;
  readonly clock: Clock;
  /** Puts a change in force in this replica at once; the others hear of it. */
  inForce(record: PolicyRecord): void;
}

export interface PolicyWish {
  /** JSON. */
  readonly document: string;
  /** The version that the change was made from. */
  readonly basedOn: number;
  readonly note: string;
}

const LONGEST_NOTE = 200;
/** A mobile number, a CNIC or an e-mail address: the records are kept for ever and must hold none. */
const PERSONAL = /(?<!\d)(?:\+?92|0)?3\d{2}[ -]?\d{7}(?!\d)|(?<!\d)\d{5}-?\d{7}-?\d(?!\d)|\S@\S/;

/**
 * Replaces a policy. The change and its audit record are one insert, which exists once per version. The same document again changes nothing.
 *
 * @throws AdaigiError `invalid_request` that names every wrong field, `unauthenticated`, `policy_changed` when another version is in force
 */
export async function putPolicy(ports: PutPolicyPorts, owner: PolicyOwner, actor: PolicyActor, wish: PolicyWish): Promise<{ record: PolicyRecord; warnings: string[] }> {
  const { scope, changedBy } = await authorise(ports.operators, owner, actor);
  const policy = readDocument(scope, wish.document);
  const note = checkedNote(wish.note);
  const warnings = warningsOf(policy, ports.catalogue.channels().map(({ id }) => id));
  const before = await ports.store.newest(scope);
  const document = canonicalJson(policy);
  if (before?.document === document) return { record: before, warnings };
  if ((before?.version ?? 0) !== wish.basedOn) throw conflict();
  const record = nextRecord(scope, before, { document, changedBy, at: ports.clock.now(), note }, canonicalJson(EMPTY_POLICY));
  if (!(await ports.store.append(record))) throw conflict();
  ports.inForce(record);
  return { record, warnings };
}

function conflict(): AdaigiError {
  return new AdaigiError('policy_changed', 'Another version of the policy is in force; read it and make the change again.');
}

function checkedNote(text: string): string {
  const note = text.trim();
  if (note.length > LONGEST_NOTE) throw invalid('max_length', `must have at most ${LONGEST_NOTE} characters`);
  if (PERSONAL.test(note)) throw invalid('personal_data', 'must hold no mobile number, CNIC or e-mail address');
  return note;
}

function invalid(rule: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', `note ${message}`, { fields: [{ field: 'note', rule, message }] });
}
