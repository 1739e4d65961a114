import type { Behaviour } from './behaviours.ts';

export interface DocumentedNumber {
  readonly mobile: string;
  readonly behaviour: Behaviour;
  readonly meaning: string;
}

/** Numbers whose behaviour never changes, at both wallets. The README prints this table; `GET /numbers` serves it. */
export const documentedNumbers: readonly DocumentedNumber[] = [
  { mobile: '03115112345', behaviour: 'pays', meaning: 'always pays at once (the demo)' },
  { mobile: '03123456789', behaviour: 'pays', meaning: "pays (JazzCash's own sandbox number)" },
  { mobile: '03123456780', behaviour: 'authentication-error', meaning: "authentication error (JazzCash's own sandbox number)" },
  { mobile: '03000000001', behaviour: 'low-balance', meaning: 'too little balance' },
  { mobile: '03000000002', behaviour: 'wrong-pin', meaning: 'wrong PIN' },
  { mobile: '03000000003', behaviour: 'no-account', meaning: 'no such wallet' },
  { mobile: '03000000004', behaviour: 'cancelled-by-payer', meaning: 'the payer refuses the prompt' },
  { mobile: '03000000005', behaviour: 'limit-exceeded', meaning: 'over the wallet\'s limit' },
  { mobile: '03000000006', behaviour: 'maintenance', meaning: 'the provider declines for its own reasons' },
  { mobile: '03000000007', behaviour: 'inactive-account', meaning: 'the wallet is not active' },
  { mobile: '03000000008', behaviour: 'blocked-account', meaning: 'the wallet is blocked' },
  { mobile: '03000000009', behaviour: 'pin-tries-used-up', meaning: 'PIN tries used up' },
  { mobile: '03000000010', behaviour: 'unknown-code', meaning: 'fails with a code no document knows' },
  { mobile: '03000000011', behaviour: 'late-success', meaning: 'answers pending, pays later, tells by IPN' },
  { mobile: '03000000012', behaviour: 'late-failure', meaning: 'answers pending, fails later' },
  { mobile: '03000000013', behaviour: 'silent-then-paid', meaning: 'debits, never answers (timeout after debit)' },
  { mobile: '03000000014', behaviour: 'silent-never-paid', meaning: 'never answers, never debits' },
  { mobile: '03000000015', behaviour: 'error-after-debit', meaning: 'debits, answers HTTP 500' },
  { mobile: '03000000016', behaviour: 'error-before-debit', meaning: 'answers HTTP 500, never debits' },
  { mobile: '03000000017', behaviour: 'drop-after-debit', meaning: 'debits, cuts the connection' },
  { mobile: '03000000018', behaviour: 'firewall-page', meaning: 'HTTP 200 with an HTML page; the request never arrived' },
  { mobile: '03000000019', behaviour: 'no-response-then-failed', meaning: 'no answer from the payer, then failed for good' },
  { mobile: '03000000020', behaviour: 'no-response-then-paid', meaning: 'looks failed for a while, then is paid' },
  { mobile: '03000000021', behaviour: 'late-success-without-ipn', meaning: 'answers pending, pays later, no IPN: only an inquiry tells' },
  { mobile: '03000000022', behaviour: 'pays-slowly', meaning: 'pays after a long prompt' },
  { mobile: '03000000023', behaviour: 'paid-then-reversed', meaning: 'pays; the provider reverses it later' },
  { mobile: '03000000024', behaviour: 'settlement-failed', meaning: 'pays; settlement to the merchant failed (not the payment)' },
  { mobile: '03000000025', behaviour: 'wrong-amount', meaning: 'pays; answers and inquiries name another amount' },
  { mobile: '03000000026', behaviour: 'drop-before-debit', meaning: 'cuts the connection before reading; nothing arrived' },
  { mobile: '03000000030', behaviour: 'token-paid-late', meaning: 'Easypaisa OTC: the token is paid by itself after a while' },
  { mobile: '03000000040', behaviour: 'refund-not-settled', meaning: 'pays; JazzCash refuses refunds: not settled yet' },
  { mobile: '03000000041', behaviour: 'refund-refused', meaning: 'pays; JazzCash refuses refunds' },
  { mobile: '03000000042', behaviour: 'refund-partial-refused', meaning: 'pays; JazzCash refuses partial refunds' },
  { mobile: '03000000043', behaviour: 'refund-timeout-after', meaning: 'pays; a refund is done but never answered' },
  { mobile: '03000000044', behaviour: 'refund-timeout-before', meaning: 'pays; a refund is neither done nor answered' },
  { mobile: '03000000050', behaviour: 'payout-short-of-funds', meaning: 'payouts: the account that pays is short of funds' },
  { mobile: '03000000051', behaviour: 'payout-over-limit', meaning: 'payouts: over a limit' },
  { mobile: '03000000052', behaviour: 'payout-late-success', meaning: 'payouts: pending, paid later' },
  { mobile: '03000000053', behaviour: 'payout-late-failure', meaning: 'payouts: pending, fails later' },
  { mobile: '03000000054', behaviour: 'payout-silent-then-paid', meaning: 'payouts: paid, never answered' },
  { mobile: '03000000055', behaviour: 'payout-silent-never-paid', meaning: 'payouts: never answered, never paid' },
  { mobile: '03000000056', behaviour: 'payout-error-after', meaning: 'payouts: paid, answers HTTP 500' },
  { mobile: '03000000057', behaviour: 'payout-error-before', meaning: 'payouts: answers HTTP 500, never paid' },
  { mobile: '03000000058', behaviour: 'payout-drop-after', meaning: 'payouts: paid, cuts the connection' },
  { mobile: '03000000059', behaviour: 'payout-never-arrived', meaning: 'payouts: cuts the connection; nothing arrived' },
  { mobile: '03000000060', behaviour: 'payout-unknown-code', meaning: 'payouts: fails with a code no document knows' },
  { mobile: '03000000061', behaviour: 'payout-reversed', meaning: 'payouts: paid; the provider takes it back later' },
  { mobile: '03000000062', behaviour: 'payout-wrong-amount', meaning: 'payouts: paid; answers name another amount' },
];

const byMobile = new Map(documentedNumbers.map((entry) => [entry.mobile, entry]));

/** The fixed behaviour of a documented number, or undefined for every other number. */
export function fixedBehaviour(mobile: string): Behaviour | undefined {
  return byMobile.get(mobile)?.behaviour;
}
