import type { EasypaisaAccount } from '../core/accounts.ts';
import type { Desk, Hidden } from '../usecases/desk.ts';
import type { Fields } from './fields.ts';
import type { Version } from './envelope.ts';
import type { Reply } from './replies.ts';

/** What an operation answers: a reply to put into the version's body, or nothing of the kind. */
export type Answered =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly outcome: string; readonly wrongSignature?: boolean }
  | Hidden;

export interface Operation {
  readonly name: 'charge' | 'inquiry';
  perform(desk: Desk, account: EasypaisaAccount, fields: Fields, version: Version): Promise<Answered>;
}

export function refusal(reply: Reply, outcome = 'refused'): Answered {
  return { kind: 'reply', reply, outcome };
}
