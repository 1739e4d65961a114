import { modeCodec, moneyFromProto, moneyToProto, outcomeFromProto, type GrpcClient } from '@adaigi/contracts';
import type { PayoutChannel__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/PayoutChannel.ts';
import type { PayoutConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/PayoutConnectorsService.ts';
import type { Payout, Reason } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';
import type { PayoutAnswer, PayoutChannelTerms, PayoutConnectors } from '../payout-ports.ts';
import { LONGEST_DOUBT_MS } from '../usecases/patience.ts';

type Client = GrpcClient<PayoutConnectorsServiceDefinition>;

const REFRESH_EVERY_MS = 30_000;
/** While a process has never answered it is asked more often. */
const FIRST_REFRESH_EVERY_MS = 1_000;
/** After a payout of which nothing is known, the exchange record can be asked at once. */
const FIRST_LOOK_AFTER_MS = 500;
/** Reasons for which an inquiry never reached the provider: they use up no step of its schedule. */
const NOT_ASKED: ReadonlySet<Reason> = new Set(['breaker_open', 'channel_busy', 'provider_unreachable', 'login_refused']);

interface Served {
  readonly channel: PayoutChannel__Output;
  readonly client: Client;
}

/**
 * The connectors processes and the payout channels they serve. A payout whose RPC fails is `unknown`, never a failure.
 *
 * @param callMarginMs - what a call's deadline stays behind the connector's own time-out, so that its answer arrives
 */
export async function createPayoutConnectorsClient(runtime: Runtime, clients: readonly Client[], callMarginMs: number): Promise<PayoutConnectors> {
  const channels = new Map<string, Served>();
  const described = await keepDescribed(runtime, clients, channels);

  const served = (channel: string): Served => {
    const found = channels.get(channel);
    if (found === undefined) throw new AdaigiError('unavailable', 'no connector serves the payout channel', { retryAfterS: 1 });
    return found;
  };
  const noAnswer = (channel: string, operation: string, error: unknown): PayoutAnswer => {
    const code = error instanceof AdaigiError ? error.code : 'internal';
    runtime.log.warn({ channel, operation, code }, 'a connector did not answer');
    const reason: Reason = code === 'deadline_exceeded' ? 'provider_timeout' : 'provider_unreachable';
    const outcome = { kind: 'unknown', reason, integrityProblem: null, providerCode: '', providerTransactionId: '' } as const;
    return { outcome, nextInquiryAfterMs: FIRST_LOOK_AFTER_MS, scheduleExhausted: false };
  };

  return {
    channelsFor: (payout) => [...channels.values()].filter(({ channel }) => fits(channel, payout)).map(({ channel }) => termsOf(channel)),
    mayReach: (mode, bank) => described.size < clients.length || [...channels.values()].some(({ channel }) => channel.mode === modeCodec.toProto(mode) && channel.banks.includes(bank)),
    terms(id) {
      const found = channels.get(id);
      return found === undefined ? null : termsOf(found.channel);
    },
    async payout({ payout, channel, reference, notAfter, timeoutMs }) {
      try {
        const order = { channel, reference, payoutId: payout.id, amount: moneyToProto(payout.amount), receiver: payout.receiver, notAfter: notAfter.toISOString() };
        const { outcome, nextInquiryAfterMs } = await served(channel).client.payout(order, { deadlineMs: timeoutMs + callMarginMs });
        return { outcome: outcomeFromProto(outcome), nextInquiryAfterMs: Number(nextInquiryAfterMs), scheduleExhausted: false };
      } catch (error) {
        return noAnswer(channel, 'payout', error);
      }
    },
    async inquire({ payout, attempt: { channel, reference, sentAt, notAfter, inquiriesMade }, lookBack = false }) {
      try {
        const { client, channel: terms } = served(channel);
        const question = { channel, reference, amount: moneyToProto(payout.amount), sentAt: sentAt.toISOString(), notAfter: notAfter.toISOString(), inquiriesMade, lookBack };
        const found = await client.inquirePayout(question, { deadlineMs: terms.inquireTimeoutMs + callMarginMs });
        const outcome = outcomeFromProto(found.outcome);
        if (outcome.kind === 'unknown' && NOT_ASKED.has(outcome.reason)) return null;
        return { outcome, nextInquiryAfterMs: Number(found.nextInquiryAfterMs), scheduleExhausted: found.scheduleExhausted };
      } catch (error) {
        noAnswer(channel, 'inquirePayout', error);
        return null;
      }
    },
  };
}

/** The same wallet or bank and the same world, never anything else. */
function fits(channel: PayoutChannel__Output, { wallet, mode, amount, receiver }: Payout): boolean {
  if (channel.disabled || channel.wallet !== wallet || channel.mode !== modeCodec.toProto(mode)) return false;
  if (receiver.bank !== '' && !channel.banks.includes(receiver.bank)) return false;
  const [least, most] = [moneyFromProto(channel.minAmount), moneyFromProto(channel.maxAmount)];
  return amount.currency === least.currency && amount.minor >= least.minor && amount.minor <= most.minor;
}

function termsOf({ id, payoutTimeoutMs, inquireTimeoutMs, knowsReference, longestDoubtMs }: PayoutChannel__Output): PayoutChannelTerms {
  return { id, payoutTimeoutMs, inquireTimeoutMs, longestDoubtMs: Number(longestDoubtMs) || LONGEST_DOUBT_MS, knowsReference };
}

/** @returns the processes that have told their channels */
async function keepDescribed(runtime: Runtime, clients: readonly Client[], channels: Map<string, Served>): Promise<ReadonlySet<Client>> {
  let timer: NodeJS.Timeout | undefined;
  const described = new Set<Client>();
  const refresh = async (): Promise<void> => {
    for (const client of clients) {
      try {
        const response = await client.describePayoutChannels({});
        for (const channel of response.channels) channels.set(channel.id, { channel, client });
        described.add(client);
      } catch (error) {
        runtime.log.debug({ code: error instanceof AdaigiError ? error.code : 'internal' }, 'a connector could not describe its payout channels');
      }
    }
    timer = setTimeout(() => void refresh(), described.size === clients.length ? REFRESH_EVERY_MS : FIRST_REFRESH_EVERY_MS);
    timer.unref();
  };
  runtime.onStop('payout channel descriptions', async () => clearTimeout(timer));
  await refresh();
  return described;
}
