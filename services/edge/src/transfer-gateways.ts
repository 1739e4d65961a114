import { ConfigError } from '@adaigi/config';
import { normaliseMobile } from '@adaigi/domain';
import type { TransferGateway } from './usecases/receive-transfer.ts';

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
/** What a business shows instead of a mobile number. */
const TILL = /^\d{4,20}$/;
const SECRET = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/;

/** The phone gateways of the configuration. @throws ConfigError that names the entry, never a value */
export function readTransferGateways(text: string): readonly TransferGateway[] {
  const refuse = (rule: string): never => {
    throw new ConfigError([{ variable: 'ADAIGI_TRANSFER_GATEWAYS', rule }]);
  };
  const entries = parseJson(text);
  if (!Array.isArray(entries)) return refuse('must be a JSON array');
  const gateways = entries.map((entry: Readonly<Record<string, unknown>> | null, index): TransferGateway => {
    const { id, secret, mode, walletType, receivingNumber } = entry ?? {};
    if (typeof id !== 'string' || !ID.test(id)) return refuse(`[${index}].id must match ${ID.source}`);
    if (typeof secret !== 'string' || !SECRET.test(secret)) return refuse(`[${index}].secret must be whsec_ and base64 of 24 to 64 bytes`);
    if (mode !== 'test' && mode !== 'live') return refuse(`[${index}].mode must be test or live`);
    if (typeof walletType !== 'string' || walletType === '') return refuse(`[${index}].walletType is required`);
    const number = typeof receivingNumber === 'string' ? (normaliseMobile(receivingNumber) ?? (TILL.test(receivingNumber) ? receivingNumber : null)) : null;
    return { id, secret, mode, walletType, receivingNumber: number ?? refuse(`[${index}].receivingNumber must be a Pakistani mobile number or a till number`) };
  });
  if (new Set(gateways.map(({ id }) => id)).size !== gateways.length) return refuse('names a gateway twice');
  return gateways;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
