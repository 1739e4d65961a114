import { verifyJazzcashHash } from '@adaigi/signatures';
import type { Account, JazzcashAccount } from '../core/accounts.ts';
import { insufficientMerchantInformation, invalidField, wrongCredentials, wrongHash } from './codes.ts';
import { brokenField, knownFields } from './fields.ts';
import type { Fields, RuleSet } from './fields.ts';

export interface Refused {
  readonly code: string;
  readonly message: string;
}

/** The account a body names, if it is one of ours. */
export function namedAccount(accounts: readonly Account[], fields: Fields): JazzcashAccount | undefined {
  return accounts.find((account): account is JazzcashAccount => account.provider === 'jazzcash' && account.merchantId === fields['pp_MerchantID']);
}

/** What JazzCash checks before it looks at the payment: fields, credentials, hash, the registered return URL. */
export function checkRequest(ruleSet: RuleSet, account: JazzcashAccount | undefined, fields: Fields, notText: readonly string[]): Refused | undefined {
  if (notText[0] !== undefined) return invalidField(notText[0]);
  const broken = brokenField(ruleSet, fields);
  if (broken !== undefined) return invalidField(broken);
  if (account === undefined || fields['pp_Password'] !== account.password) return wrongCredentials;
  const asksName = ruleSet === 'pay-1.1' || ruleSet === 'pay-2.0';
  if (asksName && account.subMerchantNameRequired === true && (fields['pp_SubMerchantName'] ?? '') === '') return invalidField('pp_SubMerchantName');
  const known = knownFields(ruleSet, fields);
  const foreign = Object.keys(fields).some((name) => /^pp/i.test(name) && !Object.hasOwn(known, name) && fields[name] !== '');
  // A foreign field breaks the hash whether the sender signed it or not.
  if (foreign || !verifyJazzcashHash(known, account.integritySalt)) return wrongHash;
  if (ruleSet === 'pay-1.1' && fields['pp_ReturnURL'] !== account.returnUrl) return insufficientMerchantInformation;
  return undefined;
}
