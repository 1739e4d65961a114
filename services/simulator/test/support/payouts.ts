import { createCipheriv, createDecipheriv, constants, publicEncrypt } from 'node:crypto';
import { readJson } from './simulator.ts';
import type { Json, TestSimulator } from './simulator.ts';

/** JazzCash's disbursement gateway as a client of its own speaks it: nothing here is shared with the simulator. */
export interface JazzcashPayoutClient {
  token(): Promise<string>;
  pay(fields: Json, token?: string): Promise<Json>;
  titleFetch(fields: Json): Promise<Json>;
  payBank(fields: Json): Promise<Json>;
  status(fields: Json, token?: string): Promise<Json>;
}

export const JAZZCASH_WALLET = { consumer: 'dev-jc-payout:dev-jc-payout-secret', key: 'dev-jc-payoutkey', iv: 'dev-jc-payout-iv' };
export const JAZZCASH_BANK = { consumer: 'dev-jc-bank:dev-jc-bank-secret', key: 'dev-jc-bank-pkey', iv: 'dev-jc-bank-p-iv' };

export function jazzcashPayoutClient({ jazzcash }: Pick<TestSimulator, 'jazzcash'>, { consumer, key, iv } = JAZZCASH_WALLET): JazzcashPayoutClient {
  let kept = '';
  const token = async (): Promise<string> => {
    const authorization = `Basic ${Buffer.from(consumer).toString('base64')}`;
    const response = await fetch(`${jazzcash}/token`, { method: 'POST', headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials' });
    kept = String(readJson(await response.text())['access_token']);
    return kept;
  };
  const call = async (path: string, fields: Json, given?: string): Promise<Json> => {
    const bearer = given ?? (kept === '' ? await token() : kept);
    const cipher = createCipheriv('aes-128-cbc', key, iv);
    const data = cipher.update(JSON.stringify(fields), 'utf8', 'hex') + cipher.final('hex');
    const response = await fetch(`${jazzcash}/jazzcash/third-party-integration${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data }),
    });
    const answer = readJson(await response.text());
    if (typeof answer['data'] !== 'string') return { httpStatus: response.status, ...answer };
    const decipher = createDecipheriv('aes-128-cbc', key, iv);
    return readJson(decipher.update(answer['data'], 'hex', 'utf8') + decipher.final('utf8'));
  };
  return {
    token,
    pay: (fields, given) => call('/srv6/api/wso2/mw/payment', fields, given),
    titleFetch: (fields) => call('/srv2/api/wso2/ibft/inquiry', fields),
    payBank: (fields) => call('/srv3/api/wso2/ibft/payment', fields),
    status: (fields, given) => call('/srv1/api/wso2/transactionStatus', fields, given),
  };
}

/** The bank's gateway for Easypaisa, likewise. */
export interface EasypaisaPayoutClient {
  login(payload?: string): Promise<Json>;
  call(path: string, fields: Json, hash?: string): Promise<Json>;
}

export const EASYPAISA_WALLET = { client: 'dev-ep-payout', channel: 'devchannel', msisdn: '923450000001', pin: '12345' };
export const EASYPAISA_BANK = { client: 'dev-ep-bank', channel: 'devbank', msisdn: '923450000003', pin: '67890' };

export function easypaisaPayoutClient({ easypaisa, accounts }: Pick<TestSimulator, 'easypaisa' | 'accounts'>, { client, channel, msisdn, pin } = EASYPAISA_WALLET): EasypaisaPayoutClient {
  const seal = (text: string): string => publicEncrypt({ key: accounts.easypaisaKeys.publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(text)).toString('base64');
  const post = async (path: string, body: Json, headers: Readonly<Record<string, string>> = {}): Promise<Json> => {
    const response = await fetch(`${easypaisa}/tmfb/dev-catalog${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-ibm-client-id': client, 'x-ibm-client-secret': `${client}-secret`, 'x-channel': channel, ...headers },
      body: JSON.stringify(body),
    });
    return readJson(await response.text());
  };
  const login = (payload = `${msisdn}:${pin}`): Promise<Json> => post('/CorporateLogin/', { LoginPayload: seal(payload) });
  return {
    login,
    async call(path, fields, hash) {
      const proof = hash ?? seal(`${msisdn}~${String((await login())['Timestamp'])}`);
      return await post(path, fields, { 'x-hash-value': proof });
    },
  };
}
