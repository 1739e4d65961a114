import { AdaigiError, type FieldProblem } from '@adaigi/errors';
import type { Merchant, MerchantStatus, MerchantStore } from '../ports.ts';
import { changeMerchant } from './change-merchant.ts';
import { changeSettings, settingProblems } from './settings.ts';

export interface MerchantChange {
  readonly merchantId: string;
  /** Null leaves it. */
  readonly status: MerchantStatus | null;
  /** An empty value removes the setting. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A change that changes nothing tells nobody. @throws AdaigiError `not_found`, `invalid_request`. */
export async function updateMerchant(store: MerchantStore, change: MerchantChange): Promise<Merchant> {
  const changed = await changeMerchant(store, change.merchantId, (merchant) => {
    const settings = changeSettings(merchant.settings, change.settings);
    const problems = [...settingProblems(settings), ...fixedProblems(merchant.settings, settings)];
    if (problems.length > 0) throw new AdaigiError('invalid_request', 'The settings are not valid.', { fields: problems });
    const status = change.status ?? merchant.status;
    if (status === merchant.status && sameSettings(settings, merchant.settings)) return merchant;
    return { ...merchant, status, settings, seq: merchant.seq + 1 };
  });
  if (changed === 'credential_taken') throw new Error('a change of settings touched credentials');
  return changed;
}

/** A host names the merchant whose withdrawals it signs: it is a credential's id, not a wish. */
function fixedProblems(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): FieldProblem[] {
  return ['api_host', 'live_api_host'].filter((name) => before[name] !== after[name]).map((name) => ({ field: `settings.${name}`, rule: 'fixed', message: 'is given by its credential' }));
}

function sameSettings(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
