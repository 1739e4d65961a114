import { createCipheriv, createDecipheriv, constants, publicEncrypt } from 'node:crypto';
import { readJson } from './simulator.ts';
import type { Json, TestSimulator } from './simulator.ts';

const KEY = 'dev-jc-payoutkey';
const IV = 'dev-jc-payout-iv';

/** JazzCash's disbursement gateway as a client of its own speaks it: nothing here is shared with the simulator. */
export interface JazzcashPayoutClient {
  token(): Promise<string>;
  pay(fields: Json, token?: string): Promise<Json>;
  status(fields: Json, token?: string): Promise<Json>;
}

export function jazzcashPayoutClient({ jazzcash }: Pick<TestSimulator, 'jazzcash'>): JazzcashPayoutClient {
  let kept = '';
  const token = async (): Promise<string> => {
    const authorization = `Basic ${Buffer.from('dev-jc-payout:dev-jc-payout-secret').toString('base64')}`;
    const response = await fetch(`${jazzcash}/token`, { method: 'POST', headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials' });
    kept = String(readJson(await response.text())['access_token']);
    return kept;
  };
  const call = async (path: string, fields: Json, given?: string): Promise<Json> => {
    const bearer = given ?? (kept === '' ? await token() : kept);
    const cipher = createCipheriv('aes-128-cbc', KEY, IV);
    const data = cipher.update(JSON.stringify(fields), 'utf8', 'hex') + cipher.final('hex');
    const response = await fetch(`${jazzcash}/jazzcash/third-party-integration${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data }),
    });
    const answer = readJson(await response.text());
    if (typeof answer['data'] !== 'string') return { httpStatus: response.status, ...answer };
    const decipher = createDecipheriv('aes-128-cbc', KEY, IV);
    return readJson(decipher.update(answer['data'], 'hex', 'utf8') + decipher.final('utf8'));
  };
  return {
    token,
    pay: (fields, given) => call('/srv6/api/wso2/mw/payment', fields, given),
    status: (fields, given) => call('/srv1/api/wso2/transactionStatus', fields, given),
  };
}

/** The bank's gateway for Easypaisa, likewise. */
export interface EasypaisaPayoutClient {
  login(payload?: string): Promise<Json>;
  call(path: string, fields: Json, hash?: string): Promise<Json>;
}

export function easypaisaPayoutClient({ easypaisa, accounts }: Pick<TestSimulator, 'easypaisa' | 'accounts'>): EasypaisaPayoutClient {
  const seal = (text: string): string => publicEncrypt({ key: accounts.easypaisaKeys.publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(text)).toString('base64');
  const post = async (path: string, body: Json, headers: Readonly<Record<string, string>> = {}): Promise<Json> => {
    const response = await fetch(`${easypaisa}/tmfb/dev-catalog${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-ibm-client-id': 'dev-ep-payout', 'x-ibm-client-secret': 'dev-ep-payout-secret', 'x-channel': 'devchannel', ...headers },
      body: JSON.stringify(body),
    });
    return readJson(await response.text());
  };
  const login = (payload = '923450000001:12345'): Promise<Json> => post('/CorporateLogin/', { LoginPayload: seal(payload) });
  return {
    login,
    async call(path, fields, hash) {
      const proof = hash ?? seal(`923450000001~${String((await login())['Timestamp'])}`);
      return await post(path, fields, { 'x-hash-value': proof });
    },
  };
}
