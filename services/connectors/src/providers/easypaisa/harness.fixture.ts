import { generateKeyPairSync } from 'node:crypto';
import type { ConnectorHarness, ReceivedRequest, Reply } from '@adaigi/connector-kit/conformance';
import { easypaisaCredentials, sealEasypaisaBody, sliceEasypaisaBody, verifyEasypaisa } from '@adaigi/signatures';

const ACCOUNT = { storeId: '10077', accountNum: '650000077' };
const SECRETS = { username: 'harness-user', password: 'harness-password' };

type Fields = Readonly<Record<string, string | number>>;

interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

interface Keys {
  readonly ours: KeyPair;
  readonly theirs: KeyPair;
}

/** Easypaisa as the documents describe it, in both forms of its Open API. */
export function easypaisaHarness(version: 'v4' | 'v5'): ConnectorHarness {
  const keys: Keys | null = version === 'v5' ? { ours: newKeyPair(), theirs: newKeyPair() } : null;
  const speak = (answer: (asked: Fields) => Fields): Reply => (request) => seal(keys, answer(open(keys, request)));
  const head = (asked: Fields): Fields => ({ orderId: asked['orderId'] ?? '', storeId: Number(ACCOUNT.storeId), transactionDateTime: '20/11/2026 03:54 PM' });
  const paid = (change: Fields) => speak((asked) => ({ ...head(asked), transactionId: '21154860001', responseCode: '0000', responseDesc: 'SUCCESS', ...change }));
  const found = (change: Fields) =>
    speak((asked) => ({ ...head(asked), accountNum: ACCOUNT.accountNum, msisdn: '03123456789', paymentMode: 'MA', transactionStatus: 'PAID', transactionAmount: 100.5, responseCode: '0000', ...change }));
  const contradicts = (reply: (change: Fields) => Reply) => ({
    reference: reply({ orderId: 'Z9Z9Z9Z9Z9Z9Z9Z9Z9Z9' }),
    merchant: reply({ storeId: 99_999 }),
    ...(keys === null ? {} : { signature: (request: ReceivedRequest) => reply({})(request).replace('SUCCESS', 'success').replace('PAID', 'paid') }),
  });
  return {
    section: (baseUrl) => ({
      endpoint: { baseUrl },
      account: { ...ACCOUNT, version },
      secrets: { ...SECRETS, ...(keys === null ? {} : { merchantPrivateKey: keys.ours.privateKey, providerPublicKey: keys.theirs.publicKey }) },
    }),
    readCharge: (request) => {
      const asked = open(keys, request);
      if (asked['transactionType'] !== 'MA' || !/@/.test(String(asked['emailAddress']))) throw new Error('0002');
      const [rupees = '', paisa = ''] = String(asked['transactionAmount']).split('.');
      if (!/^\d+$/.test(rupees) || !/^\d\d$/.test(paisa)) throw new Error('0028');
      return { reference: String(asked['orderId']), amountMinor: BigInt(rupees) * 100n + BigInt(paisa), mobile: String(asked['mobileAccountNo']) };
    },
    charge: {
      paid: paid({}),
      coded: (code) => speak((asked) => ({ ...head(asked), responseCode: code, responseDesc: 'text' })),
      declineCode: '0013',
      contradicts: contradicts(paid),
    },
    inquiry: {
      paid: found({}),
      notFound: speak(() => ({ responseCode: '0003', responseDesc: 'INVALID ORDER ID' })),
      failed: found({ transactionStatus: 'FAILED', errorCode: 'NO_RESPONSE_FROM_EWP' }),
      coded: (code) => speak(() => ({ responseCode: code, responseDesc: 'text' })),
      contradicts: { ...contradicts(found), amount: found({ transactionAmount: 101.5 }) },
    },
    refund: null,
    callbacks: {
      paid: (reference) => called(`url=${encodeURIComponent(`https://easypay.easypaisa.com.pk/easypay-service/rest/v1/order-status/${ACCOUNT.accountNum}/${reference}`)}`),
      contradicts: {},
      proves: false,
      forged: (reference) => [
        called(`status=Success&desc=0000&orderRefNumber=${reference}`),
        called(`success=true&orderRefNum=${reference}`),
        called(`url=http://169.254.169.254/easypay-service/rest/v1/order-status/${ACCOUNT.accountNum}/${reference}`),
        called(`url=https://evil.example/?x=${reference}`),
      ],
    },
    undocumentedCode: '0987',
  };
}

function newKeyPair(): KeyPair {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

function called(query: string) {
  return { method: 'GET', query, contentType: '', body: Buffer.alloc(0) };
}

/** The request behind its credentials and, in v5, behind its signature. */
function open(keys: Keys | null, request: ReceivedRequest): Fields {
  if (request.headers['credentials'] !== easypaisaCredentials(SECRETS.username, SECRETS.password)) throw new Error('0010');
  if (keys === null) return JSON.parse(request.body) as Fields;
  const sealed = sliceEasypaisaBody('request', request.body);
  if (sealed === null || !verifyEasypaisa(sealed.inner, sealed.signature, keys.ours.publicKey)) throw new Error('0024');
  return JSON.parse(sealed.inner) as Fields;
}

function seal(keys: Keys | null, answer: Fields): string {
  const inner = JSON.stringify(answer);
  return keys === null ? inner : sealEasypaisaBody('response', inner, keys.theirs.privateKey);
}
