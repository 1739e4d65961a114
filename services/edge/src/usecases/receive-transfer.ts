import { fromDecimalText, normaliseMobile, type Mode } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { verifyStandardWebhook } from '@adaigi/signatures';
import { Type } from 'typebox';
import type { EdgePorts } from '../ports.ts';
import { compileCheck, invalidRequest } from '../schemas/check.ts';
import { RFC3339, readTime } from '../schemas/texts.ts';

/** A phone that reads the wallet's messages, and what it may tell of: one receiving wallet in one world. */
export interface TransferGateway {
  readonly id: string;
  /** `whsec_...`, as Standard Webhooks writes it. */
  readonly secret: string;
  readonly mode: Mode;
  readonly walletType: string;
  readonly receivingNumber: string;
}

/** Body of a gateway's message. */
export const transferBody = Type.Object(
  {
    transactionNumber: Type.String({ pattern: '^[0-9A-Za-z]{1,32}$' }),
    amount: Type.String({ pattern: '^\\d{1,12}(?:\\.\\d{1,2})?$', description: 'Rupees as the message prints them, for example 1200.50.' }),
    sender: Type.Optional(Type.String({ maxLength: 20, description: 'Number of the payer; absent when the message does not tell.' })),
    at: Type.String({ pattern: RFC3339, description: 'When the money moved.' }),
  },
  { additionalProperties: false, title: 'GatewayTransfer' },
);

export interface GatewayMessage {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: Buffer;
}

const TOLERANCE_S = 300;
const check = compileCheck(transferBody);

/**
 * Takes in a phone gateway's word about a transfer, signed by Standard Webhooks. A repeat is harmless, so no nonce is kept: within the tolerance the
 * same message only tells the same again.
 * @throws AdaigiError `unauthenticated` (one answer for a gateway that does not exist and a wrong signature), `invalid_request`, `unavailable`
 */
export async function receiveTransfer(
  ports: Pick<EdgePorts, 'transfers' | 'clock'>,
  gateways: readonly TransferGateway[],
  gatewayId: string,
  message: GatewayMessage,
  parse: (body: Buffer) => unknown,
): Promise<{ readonly known: boolean }> {
  const gateway = gateways.find(({ id }) => id === gatewayId);
  if (gateway === undefined || !isGenuine(gateway, message, ports.clock.now())) throw new AdaigiError('unauthenticated', 'The gateway is not authenticated.');
  const body = check.parse(parse(message.body));
  const at = readTime(body.at);
  const amount = fromDecimalText(body.amount, 'PKR');
  if (at === null || amount === null) throw invalidRequest([{ field: 'at', rule: 'pattern', message: 'must be an RFC 3339 time' }]);
  const { mode, walletType, receivingNumber } = gateway;
  // A sender that is no mobile number (a bank's short code) is one that is not known.
  const senderNumber = normaliseMobile(body.sender ?? '') ?? '';
  return ports.transfers.record({ mode, walletType, receivingNumber, transactionNumber: body.transactionNumber, amount, senderNumber, transferredAt: at.toISOString() });
}

function isGenuine({ secret }: TransferGateway, { id, timestamp, signature, body }: GatewayMessage, now: Date): boolean {
  const timestampS = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  return id !== '' && verifyStandardWebhook({ id, timestampS, body, header: signature, secret, nowS: Math.floor(now.getTime() / 1_000), toleranceS: TOLERANCE_S });
}
