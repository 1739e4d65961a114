import { ChannelConfigError, ObjectReader } from '@adaigi/connector-kit';
import type { ProviderSection, SecretText } from '@adaigi/connector-kit';

/** JazzCash has lived on three host generations at once; the onboarding pack says which one an account belongs to. */
const GENERATIONS = {
  classic: {
    chargeV1: '/ApplicationAPI/API/Payment/DoTransaction',
    chargeV2: '/ApplicationAPI/API/2.0/Purchase/DoMWalletTransaction',
    inquire: '/ApplicationAPI/API/PaymentInquiry/Inquire',
    refund: '/ApplicationAPI/API/Purchase/domwalletrefundtransaction',
  },
  pgw: {
    chargeV1: '/api/payment/DoTransaction',
    chargeV2: '/api/2.0/purchase/domwallettransaction',
    inquire: '/ApplicationAPI/API/PaymentInquiry/Inquire',
    refund: '/api/Purchase/domwalletrefundtransaction',
  },
  // The v2 inquiry is the one that names the amount. Where this generation refunds is not published.
  orchestrator: {
    chargeV1: '/api/v1/rest/payments/m-wallet',
    chargeV2: '/api/v2/rest/payments/m-wallet',
    inquire: '/api/v2/rest/payments/status/inquiry',
    refund: '',
  },
} as const satisfies Record<string, JazzcashPaths>;

export interface JazzcashPaths {
  readonly chargeV1: string;
  readonly chargeV2: string;
  readonly inquire: string;
  /** Empty where unknown. */
  readonly refund: string;
}

/** One merchant account at JazzCash. */
export interface JazzcashConfig {
  readonly baseUrl: URL;
  readonly paths: JazzcashPaths;
  readonly merchantId: string;
  /** Must equal the address registered in the portal to the letter. */
  readonly returnUrl: string;
  /** `auto`: v2.0 when the payer's CNIC is known, else v1.1. */
  readonly version: 'auto' | 'v1.1' | 'v2.0';
  /** Newer accounts demand it, older ones do not know it; empty leaves it out. */
  readonly subMerchantName: string;
  readonly txnExpiryMs: number;
  readonly password: SecretText;
  readonly salt: SecretText;
  /** Null: the channel cannot refund. */
  readonly mpin: SecretText | null;
}

const PATH = /^\/[A-Za-z0-9._~/-]*$/;
const HOUR_MS = 3_600_000;

/** @throws ChannelConfigError */
export function parseJazzcashConfig(section: ProviderSection): JazzcashConfig {
  const problems: string[] = [];
  const endpoint = new ObjectReader(section.endpoint, 'endpoint', problems);
  const baseUrl = endpoint.url('baseUrl');
  const preset = GENERATIONS[endpoint.oneOf('generation', ['classic', 'pgw', 'orchestrator'], 'classic')];
  const given = endpoint.child('paths');
  const path = (key: keyof JazzcashPaths): string => given.text(key, { pattern: PATH, default: preset[key] });
  const paths = { chargeV1: path('chargeV1'), chargeV2: path('chargeV2'), inquire: path('inquire'), refund: path('refund') };
  given.done();
  endpoint.done();

  const account = new ObjectReader(section.account, 'account', problems);
  const public_ = {
    merchantId: account.text('merchantId', { pattern: /^[A-Za-z0-9]{1,20}$/ }),
    returnUrl: account.text('returnUrl', { pattern: /^https?:\/\/.{1,190}$/ }),
    version: account.oneOf('version', ['auto', 'v1.1', 'v2.0'], 'auto'),
    subMerchantName: account.text('subMerchantName', { pattern: /^[A-Za-z ]{1,50}$/, default: '' }),
    // The documents allow up to three months; an hour is ample for a prompt, and "does not exist" is conclusive only once it is over.
    txnExpiryMs: account.int('txnExpiryMs', { min: 60_000, max: 90 * 24 * HOUR_MS, default: HOUR_MS }),
  };
  account.done();

  const { password, integritySalt: salt, merchantMpin: mpin, ...others } = section.secrets;
  if (password === undefined) problems.push('secrets.password is required');
  if (salt === undefined) problems.push('secrets.integritySalt is required');
  if (mpin !== undefined && !/^\d{4}$/.test(mpin.reveal())) problems.push('secrets.merchantMpin must have four digits');
  for (const key of Object.keys(others)) problems.push(`secrets.${key} is not known`);
  if (problems.length > 0 || password === undefined || salt === undefined) throw new ChannelConfigError(problems);
  return { baseUrl, paths, ...public_, password, salt, mpin: mpin ?? null };
}
