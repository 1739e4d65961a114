import { randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EasypaisaPayoutAccount } from '../core/accounts.ts';
import { declineBehaviours, isDeclineBehaviour, isPayoutBehaviour, whenPaidOut } from '../core/behaviours.ts';
import { hide } from '../http/hide.ts';
import { bodyText } from '../http/listener.ts';
import type { Desk } from '../usecases/desk.ts';
import { outage } from '../usecases/gate.ts';
import { inquirePayout } from '../usecases/inquire-payout.ts';
import { payOut } from '../usecases/payout.ts';
import { interBankTransfer } from './ibft.ts';
import { invalid, readAmount, readMobile, refuse, transferAnswer } from './payout-call.ts';
import type { Answered, Fields, Perform } from './payout-call.ts';
import { openPayoutLogins } from './payout-logins.ts';
import { done, failed, refusedFor, statusReply } from './payout-replies.ts';

const staging = '/tmfb/dev-catalog';
const production = '/tmfb/gateway';

/** The payout gateway of Easypaisa's bank, on the paths of staging and production. */
export function easypaisaPayoutRoutes(app: FastifyInstance, desk: Desk, privateKeyPem: string): void {
  const accounts = desk.payoutAccounts.filter((account): account is EasypaisaPayoutAccount => account.provider === 'easypaisa');
  const logins = openPayoutLogins(privateKeyPem, desk.now);
  const ibft = interBankTransfer(desk.now);

  const handle = (operation: string, perform: Perform, behindLogin: boolean) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { 'x-ibm-client-id': id, 'x-ibm-client-secret': secret, 'x-channel': channel, 'x-hash-value': hash } = request.headers;
    const account = accounts.find((each) => each.clientId === id && each.clientSecret === secret && each.channel === channel);
    const count = (answer: string): void => desk.metrics.calls.inc({ account: account?.id ?? 'unknown', operation, answer });
    if (account === undefined) {
      count('refused');
      return refuseClient(reply);
    }
    const { holdMs } = desk.control.timing();
    const down = outage(desk, account);
    if (down !== undefined) {
      count('outage');
      return hide(reply, down, holdMs);
    }
    if (behindLogin && !logins.spend(account, hash)) {
      count('refused');
      return reply.send(failed('INVALID_HASH_VALUE', '5'));
    }
    const answered = await perform(desk, account, readFields(bodyText(request.body)));
    count(answered.kind);
    if (answered.kind === 'reply') return reply.send(answered.reply);
    return answered.kind === 'token-expired' ? refuseClient(reply) : hide(reply, answered, holdMs);
  };

  const logIn: Perform = (_desk, account, { LoginPayload }) => {
    const timestamp = logins.logIn(account, LoginPayload);
    const reply = timestamp === undefined ? failed('INVALID_LOGIN', '3') : done({ User: account.msisdn, Timestamp: timestamp });
    return Promise.resolve({ kind: 'reply', reply });
  };
  app.post(`${staging}/CorporateLogin/`, handle('payout-login', logIn, false));
  app.post(`${production}/corporate-solution-corporate-login`, handle('payout-login', logIn, false));
  for (const base of [staging, production]) {
    app.post(`${base}/MaToMA/Inquiry`, handle('payout-check', check, true));
    app.post(`${base}/MaToMA/Transfer`, handle('payout', transfer, true));
    app.post(`${base}/SubscriberIBFT/Inquiry`, handle('payout-check', ibft.inquiry, true));
    app.post(`${base}/SubscriberIBFT/Transfer`, handle('payout', ibft.transfer, true));
    app.post(`${base}/transaction-status-inquiry/TransactionStatusInquiry`, handle('payout-inquiry', status, true));
  }
}

/** The answer of the API gateway in front, which passes nothing on. */
function refuseClient(reply: FastifyReply): FastifyReply {
  return reply.code(401).send({ httpCode: '401', httpMessage: 'Unauthorized', moreInformation: 'Invalid client id or secret.' });
}

function readFields(body: string): Fields {
  try {
    const fields: unknown = JSON.parse(body);
    if (typeof fields !== 'object' || fields === null) return {};
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' || typeof value === 'number' ? String(value) : '']));
  } catch {
    return {};
  }
}

interface Transfer {
  readonly mobile: string;
  readonly amountMinor: bigint;
}

/** What both calls between wallets ask for; undefined where a field is wrong. */
function readTransfer(account: EasypaisaPayoutAccount, { Amount = '', MSISDN, ReceiverMSISDN = '' }: Fields): Transfer | undefined {
  const [mobile, amountMinor] = [readMobile(ReceiverMSISDN), readAmount(Amount)];
  return mobile !== undefined && amountMinor > 0n && MSISDN === account.msisdn ? { mobile, amountMinor } : undefined;
}

/** Says whose wallet it is, and refuses those that cannot be paid; moves nothing. */
async function check(desk: Desk, account: EasypaisaPayoutAccount, fields: Fields): Promise<Answered> {
  if (account.destination === 'bank') return refuse('OPERATION_NOT_ALLOWED', '8');
  const asked = readTransfer(account, fields);
  if (asked === undefined) return invalid;
  const { behaviour } = desk.wallets.manner('easypaisa', asked.mobile);
  const fares = whenPaidOut(behaviour);
  const refused = isDeclineBehaviour(fares) && !isPayoutBehaviour(behaviour);
  return { kind: 'reply', reply: refused ? refusedFor(declineBehaviours[fares], '14') : done({ Name: 'SIMULATED ACCOUNT' }) };
}

async function transfer(desk: Desk, account: EasypaisaPayoutAccount, fields: Fields): Promise<Answered> {
  if (account.destination === 'bank') return refuse('OPERATION_NOT_ALLOWED', '8');
  const asked = readTransfer(account, fields);
  if (asked === undefined) return invalid;
  const { mobile, amountMinor } = asked;
  const reference = randomInt(2 ** 47).toString().padStart(15, '4');
  return transferAnswer(await payOut(desk, { account, reference, subject: `${mobile}:${amountMinor}`, mobile, behavesAs: mobile, amountMinor }));
}

async function status(desk: Desk, account: EasypaisaPayoutAccount, { transactionID = '' }: Fields): Promise<Answered> {
  const answer = await inquirePayout(desk, account, transactionID);
  switch (answer.kind) {
    case 'unknown-order':
      return refuse('TRANSACTION_NOT_FOUND', '6');
    case 'refused':
      return refuse('COULD_NOT_PERFORM_TRANSACTION', answer.code);
    case 'order':
      return { kind: 'reply', reply: statusReply(answer.order) };
    default:
      return answer;
  }
}
