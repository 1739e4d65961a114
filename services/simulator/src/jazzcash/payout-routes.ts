import { openJazzcashPayload, sealJazzcashPayload } from '@adaigi/signatures';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JazzcashPayoutAccount } from '../core/accounts.ts';
import { hide } from '../http/hide.ts';
import { bodyText } from '../http/listener.ts';
import type { Desk } from '../usecases/desk.ts';
import { outage } from '../usecases/gate.ts';
import { inquirePayout } from '../usecases/inquire-payout.ts';
import { payOut } from '../usecases/payout.ts';
import { interBankTransfer } from './ibft.ts';
import { paymentAnswer, readAmount, REFERENCE, refuse } from './payout-call.ts';
import type { Answered, Fields, Perform } from './payout-call.ts';
import { payoutCode, refusedReply, statusReply } from './payout-replies.ts';
import { openPayoutTokens } from './payout-tokens.ts';

const prefix = '/jazzcash/third-party-integration';

/** JazzCash's disbursement gateway: token, wallet payment, inter-bank transfer, status query. Bodies are sealed both ways. */
export function jazzcashPayoutRoutes(app: FastifyInstance, desk: Desk): void {
  const accounts = desk.payoutAccounts.filter((account): account is JazzcashPayoutAccount => account.provider === 'jazzcash');
  const tokens = openPayoutTokens(desk.now);
  const ibft = interBankTransfer(desk.now);

  app.post('/token', (request, reply) => {
    const account = accounts.find(({ consumerKey, consumerSecret }) => request.headers.authorization === `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`);
    const down = account === undefined ? undefined : outage(desk, account);
    if (down !== undefined) return hide(reply, down, desk.control.timing().holdMs);
    if (account === undefined) return reply.code(401).send({ error: 'invalid_client', error_description: 'A valid OAuth client could not be found' });
    if (bodyText(request.body) !== 'grant_type=client_credentials') return reply.code(400).send({ error: 'unsupported_grant_type' });
    const { value, seconds } = tokens.issue(account);
    return reply.send({ access_token: value, scope: 'am_application_scope default', token_type: 'Bearer', expires_in: seconds });
  });

  const handle = (operation: string, perform: Perform) => async (request: FastifyRequest, reply: FastifyReply) => {
    const account = tokens.accountOf(request.headers.authorization);
    const done = (answer: string): void => desk.metrics.calls.inc({ account: account?.id ?? 'unknown', operation, answer });
    if (account === undefined) {
      done('refused');
      return refuseToken(reply);
    }
    const { holdMs } = desk.control.timing();
    const down = outage(desk, account);
    if (down !== undefined) {
      done('outage');
      return hide(reply, down, holdMs);
    }
    const keys = { key: account.encryptionKey, iv: account.encryptionIv };
    const fields = openFields(bodyText(request.body), keys);
    if (fields === undefined) {
      done('refused');
      return reply.send(refusedReply('500', ''));
    }
    const answered = await perform(desk, account, fields);
    done(answered.kind);
    if (answered.kind === 'token-expired') {
      tokens.revoke(request.headers.authorization);
      return refuseToken(reply);
    }
    if (answered.kind !== 'reply') return hide(reply, answered, holdMs);
    const sealedWith = answered.wrongSignature === true ? { key: keys.iv, iv: keys.key } : keys;
    return reply.send({ data: sealJazzcashPayload(JSON.stringify(answered.reply), sealedWith) });
  };
  app.post(`${prefix}/srv6/api/wso2/mw/payment`, handle('payout', pay));
  app.post(`${prefix}/srv2/api/wso2/ibft/inquiry`, handle('payout-check', ibft.titleFetch));
  app.post(`${prefix}/srv3/api/wso2/ibft/payment`, handle('payout', ibft.payment));
  app.post(`${prefix}/srv1/api/wso2/transactionStatus`, handle('payout-inquiry', status));
}

/** The answer of the API gateway in front, which passes nothing on. */
function refuseToken(reply: FastifyReply): FastifyReply {
  return reply.code(401).send({ fault: { code: 900901, message: 'Invalid Credentials', description: 'Access failure: the token is invalid or has expired' } });
}

function openFields(body: string, keys: Parameters<typeof openJazzcashPayload>[1]): Fields | undefined {
  try {
    const { data } = JSON.parse(body) as { readonly data?: unknown };
    const text = typeof data === 'string' ? openJazzcashPayload(data, keys) : null;
    const fields: unknown = text === null ? null : JSON.parse(text);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return undefined;
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : '']));
  } catch {
    return undefined;
  }
}

async function pay(desk: Desk, account: JazzcashPayoutAccount, fields: Fields): Promise<Answered> {
  const { receiverMSISDN: mobile = '', receiverCNIC: cnic = '', amount = '', referenceId: reference = '' } = fields;
  if (account.destination === 'bank') return refuse(payoutCode.notAllowed, reference);
  const amountMinor = readAmount(amount);
  const right = /^03\d{9}$/.test(mobile) && /^(\d{13})?$/.test(cnic) && amountMinor > 0n && REFERENCE.test(reference);
  if (!right) return refuse(payoutCode.invalidParameter, reference);
  return paymentAnswer(await payOut(desk, { account, reference, subject: reference, mobile, behavesAs: mobile, amountMinor }), reference);
}

async function status(desk: Desk, account: JazzcashPayoutAccount, fields: Fields): Promise<Answered> {
  const { originalReferenceId: original = '', referenceID: reference = '' } = fields;
  if (!REFERENCE.test(original) || !REFERENCE.test(reference) || original === reference) return refuse(payoutCode.invalidParameter, reference);
  const answer = await inquirePayout(desk, account, original);
  switch (answer.kind) {
    case 'unknown-order':
      return refuse(payoutCode.unknownOriginal, reference);
    case 'refused':
      return refuse(answer.code, reference);
    case 'order':
      return { kind: 'reply', reply: statusReply(answer.order, reference), wrongSignature: answer.wrongSignature };
    default:
      return answer;
  }
}
