import type { JazzcashAccount } from '../core/accounts.ts';
import type { Desk, Hidden } from '../usecases/desk.ts';
import type { Refused } from './authenticate.ts';
import type { Fields, RuleSet } from './fields.ts';
import type { Reply } from './replies.ts';

/** What an operation answers: a reply to sign, or nothing of the kind. */
export type Answered =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly outcome: string; readonly wrongSignature?: boolean }
  | Hidden;

export interface Operation {
  readonly name: 'charge' | 'inquiry' | 'refund';
  readonly ruleSet: RuleSet;
  refuse(fields: Fields, refused: Refused): Reply;
  perform(desk: Desk, account: JazzcashAccount, fields: Fields): Promise<Answered>;
}
