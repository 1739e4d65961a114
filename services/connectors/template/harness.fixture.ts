import { createHmac } from 'node:crypto';
import type { ConnectorHarness, ReceivedRequest, Reply } from '@adaigi/connector-kit/conformance';

const ACCOUNT = { merchantId: 'M100' };
const SECRETS = { key: 'harness-key' };

type Fields = Readonly<Record<string, string>>;

/** The provider as its documents describe it, written independently of the connector: it signs and checks by itself. */
export function templateHarness(): ConnectorHarness {
  const charged = (change: Fields): Reply => (request) => {
    const { merchant = '', reference = '', amount = '', currency = '' } = readCharge(request);
    return sign({ code: '00', merchant, reference, amount, currency, transaction: '700001', ...change });
  };
  const found = (change: Fields): Reply => (request) => sign({ code: '00', status: 'PAID', merchant: ACCOUNT.merchantId, reference: read(request)['reference'] ?? '', amount: '10050', currency: 'PKR', ...change });
  const refunded = (code: string): Reply => (request) => sign({ code, reference: read(request)['reference'] ?? '', amount: read(request)['amount'] ?? '' });
  return {
    section: (baseUrl) => ({ endpoint: { baseUrl }, account: ACCOUNT, secrets: SECRETS }),
    readCharge: (request) => {
      const { reference = '', amount = '', mobile = '' } = readCharge(request);
      return { reference, amountMinor: BigInt(amount), mobile };
    },
    charge: {
      paid: charged({}),
      coded: (code) => charged({ code }),
      declineCode: '05',
      contradicts: {
        amount: charged({ amount: '10051' }),
        currency: charged({ currency: 'USD' }),
        reference: charged({ reference: 'Z9Z9Z9Z9Z9Z9Z9Z9Z9Z9' }),
        merchant: charged({ merchant: 'M999' }),
        signature: (request) => charged({})(request).replace('700001', '700002'),
      },
    },
    inquiry: {
      paid: found({}),
      notFound: (request) => sign({ code: '14', reference: read(request)['reference'] ?? '' }),
      failed: found({ status: 'FAILED', result: '09' }),
      coded: (code) => () => sign({ code }),
      contradicts: { amount: found({ amount: '10051' }), reference: found({ reference: 'Z9Z9Z9Z9Z9Z9Z9Z9Z9Z9' }), signature: (request) => found({})(request).replace('PAID', 'paid') },
    },
    refund: { done: refunded('00'), refused: refunded('08'), coded: refunded },
    callbacks: {
      paid: (reference) => posted(sign({ code: '00', reference })),
      contradicts: {
        amount: (reference) => posted(sign({ code: '00', reference, amount: '10051', currency: 'PKR' })),
        currency: (reference) => posted(sign({ code: '00', reference, amount: '10050', currency: 'USD' })),
        merchant: (reference) => posted(sign({ code: '00', reference, merchant: 'M999' })),
      },
      proves: true,
      forged: (reference) => [posted(JSON.stringify({ data: JSON.stringify({ code: '00', reference }) })), posted(sign({ code: '05', reference }).replace('05', '00'))],
    },
    undocumentedCode: '98',
  };
}

/** What the provider would refuse is thrown, so that the test shows it. */
function readCharge(request: ReceivedRequest): Fields {
  const fields = read(request);
  for (const name of ['merchant', 'reference', 'amount', 'currency', 'mobile', 'description']) if (!fields[name]) throw new Error(`${name} is missing`);
  if (/[<>"'\\]/.test(fields['description'] ?? '')) throw new Error('description');
  return fields;
}

function read(request: ReceivedRequest): Fields {
  const { data, signature } = JSON.parse(request.body) as { data: string; signature: string };
  if (signature !== createHmac('sha256', SECRETS.key).update(data).digest('hex')) throw new Error('signature');
  return JSON.parse(data) as Fields;
}

function sign(fields: Fields): string {
  const data = JSON.stringify(fields);
  return JSON.stringify({ data, signature: createHmac('sha256', SECRETS.key).update(data).digest('hex') });
}

function posted(body: string) {
  return { method: 'POST', query: '', contentType: 'application/json', body: Buffer.from(body) };
}
