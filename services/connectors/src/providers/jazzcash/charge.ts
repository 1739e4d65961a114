import { contradiction, declined, karachiCompact, pending, succeeded, unknown } from '@adaigi/connector-kit';
import type { ChargeOrder, ConnectorDeps } from '@adaigi/connector-kit';
import type { Outcome, ProviderFacts } from '@adaigi/domain';
import type { JazzcashConfig } from './config.ts';
import { meaningOf } from './status-map.ts';
import { factsOf, hashState, integrity, readReply, send, value, wireDescription } from './wire.ts';
import type { WireFields } from './wire.ts';

/** Wallet payment. The answer comes after the payer's MPIN, a refusal, or the provider's own time-out. */
export async function charge(config: JazzcashConfig, deps: ConnectorDeps, order: ChargeOrder, signal: AbortSignal): Promise<Outcome> {
  const version = versionFor(config, order);
  if (version === null) return declined({ fault: 'merchant', retry: 'other-path', reason: 'invalid_payer_details' });
  const [path, fields] =
    version === 'v2.0' ? [config.paths.chargeV2, chargeFieldsV2(config, order)] : [config.paths.chargeV1, chargeFieldsV1(config, order)];
  const { leaveBy } = order;
  const reply = readReply(await send(config, deps, { path, fields, timeoutMs: deps.timeouts.chargeMs, leaveBy, signal }));
  return reply.kind === 'outcome' ? reply.outcome : chargeOutcome(config, order, reply.fields);
}

function versionFor(config: JazzcashConfig, order: ChargeOrder): 'v1.1' | 'v2.0' | null {
  const hasCnic = /^\d{13}$/.test(order.payer.cnic);
  if (config.version === 'auto') return hasCnic ? 'v2.0' : 'v1.1';
  return config.version === 'v2.0' && !hasCnic ? null : config.version;
}

/** v1.1: the payer's number travels as `ppmpf_1`. A field of the other version would break the hash. */
export function chargeFieldsV1(config: JazzcashConfig, order: ChargeOrder): WireFields {
  return {
    pp_Version: '1.1',
    pp_TxnType: 'MWALLET',
    ...commonFields(config, order),
    pp_ReturnURL: config.returnUrl,
    ppmpf_1: order.payer.mobile,
    ppmpf_2: '',
    ppmpf_3: '',
    ppmpf_4: '',
    ppmpf_5: '',
  };
}

/** v2.0: number and the CNIC's last six digits in fields of their own; neither version nor type is sent. */
export function chargeFieldsV2(config: JazzcashConfig, order: ChargeOrder): WireFields {
  return {
    ...commonFields(config, order),
    pp_MobileNumber: order.payer.mobile,
    pp_CNIC: order.payer.cnic.slice(-6),
    ppmpf_1: '',
    ppmpf_2: '',
    ppmpf_3: '',
    ppmpf_4: '',
    ppmpf_5: '',
  };
}

function commonFields(config: JazzcashConfig, order: ChargeOrder): WireFields {
  return {
    pp_Language: 'EN',
    pp_MerchantID: config.merchantId,
    pp_SubMerchantID: '',
    ...(config.subMerchantName === '' ? {} : { pp_SubMerchantName: config.subMerchantName }),
    pp_Password: config.password.reveal(),
    pp_BankID: '',
    pp_ProductID: '',
    pp_TxnRefNo: order.reference,
    pp_Amount: order.amount.minor.toString(),
    pp_DiscountedAmount: '',
    pp_TxnCurrency: order.amount.currency,
    pp_TxnDateTime: karachiCompact(order.now),
    pp_TxnExpiryDateTime: karachiCompact(new Date(order.now.getTime() + config.txnExpiryMs)),
    pp_BillReference: order.reference,
    pp_Description: wireDescription(order.description),
  };
}

const PROOF_FIELDS = ['pp_TxnRefNo', 'pp_MerchantID', 'pp_TxnCurrency', 'pp_Amount'];

/** What the answer to a payment proves. */
export function chargeOutcome(config: JazzcashConfig, order: ChargeOrder, fields: WireFields): Outcome {
  const code = value(fields, 'pp_ResponseCode');
  const facts = factsOf(fields, code);
  // With a wrong salt or password on our side the provider's own hash cannot verify either; nothing was debited then.
  if (code === '101' || code === '115') return decline(code, facts);
  if (hashState(fields, config) === 'wrong') return contradiction('signature', facts);
  const mismatch = integrity(config, fields, order, facts, []);
  if (mismatch !== null) return mismatch;
  const special = byMessage(code, value(fields, 'pp_ResponseMessage'), facts);
  if (special !== null) return special;
  const meaning = meaningOf(code);
  switch (meaning?.class) {
    case 'succeeded':
    case 'confirmed':
      return proven(config, order, fields, facts);
    case 'pending':
      return pending(facts, { type: 'approve_in_wallet', token: '', expiresAt: null });
    case 'declined':
      return declined(meaning.decline, facts);
    case 'unknown':
      return unknown(meaning.decline.reason, facts);
    // A payment that has just begun cannot have been returned, disputed or delivered.
    case 'returned':
    case 'after_sale':
      return unknown('provider_error', facts);
    case undefined:
      return unknown('provider_code_unknown', facts);
    default:
      return meaning satisfies never;
  }
}

function proven(config: JazzcashConfig, order: ChargeOrder, fields: WireFields, facts: ProviderFacts): Outcome {
  if (hashState(fields, config) !== 'valid') return contradiction('signature', facts);
  return integrity(config, fields, order, facts, PROOF_FIELDS) ?? succeeded(order.amount, facts);
}

/** The two codes that mean several things, told apart by a name inside their text. */
function byMessage(code: string, message: string, facts: ProviderFacts): Outcome | null {
  const incomplete = /insufficient merchant information/i.test(message);
  if (code === '999') return incomplete ? decline('110', facts) : null;
  if (code !== '110' || incomplete) return null;
  // A reference that it calls invalid may be one that it has already seen: then there is a first payment to find.
  if (/pp_TxnRefNo/i.test(message)) return unknown('provider_error', facts);
  if (/pp_MobileNumber|pp_CNIC|ppmpf_1/i.test(message)) return declined({ fault: 'payer', retry: 'never', reason: 'invalid_payer_details' }, facts);
  if (/pp_Amount/i.test(message)) return declined({ fault: 'merchant', retry: 'other-path', reason: 'amount_not_allowed' }, facts);
  return null;
}

function decline(code: '101' | '110' | '115', facts: ProviderFacts): Outcome {
  const meaning = meaningOf(code);
  return meaning?.class === 'declined' ? declined(meaning.decline, facts) : unknown('provider_error', facts);
}
