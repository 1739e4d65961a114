import { moneyToProto, outcomeFromProto, type GrpcClient } from '@adaigi/contracts';
import type { Channel__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/Channel.ts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import type { Reason } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';
import type { ConnectorsPort, ProviderAnswer } from '../ports.ts';
import { LONGEST_DOUBT_MS } from '../usecases/patience.ts';

export type ConnectorsClient = GrpcClient<ConnectorsServiceDefinition>;

const REFRESH_EVERY_MS = 30_000;
/** While a process has never answered it is asked more often. */
const FIRST_REFRESH_EVERY_MS = 1_000;
/** After a charge of which nothing is known, the exchange record can be asked at once. */
const FIRST_LOOK_AFTER_MS = 500;

/** Reasons for which an inquiry never reached the provider: they use up no step of its schedule, however long an outage lasts. */
const NOT_ASKED: ReadonlySet<Reason> = new Set(['breaker_open', 'channel_busy', 'provider_unreachable']);

interface Served {
  readonly channel: Channel__Output;
  readonly client: ConnectorsClient;
}

/**
 * The connectors processes, and which channel each of them serves. A charge whose RPC fails is `unknown`, never a failure: the request
 * may have left.
 *
 * @param callMarginMs - what a call's deadline stays behind the connector's own time-out, so that the connector's answer arrives.
 */
export async function createConnectorsClient(
  runtime: Runtime,
  clients: readonly ConnectorsClient[],
  callMarginMs: number,
): Promise<ConnectorsPort> {
  const channels = new Map<string, Served>();
  await keepDescribed(runtime, clients, channels);

  const served = (channel: string): Served => {
    const found = channels.get(channel);
    if (found === undefined) throw new AdaigiError('unavailable', 'no connector serves the channel', { retryAfterS: 1 });
    return found;
  };

  return {
    terms(channel) {
      const found = channels.get(channel);
      if (found === undefined) return null;
      const { chargeTimeoutMs, inquireTimeoutMs, longestPromptMs, longestDoubtMs } = found.channel;
      return { chargeTimeoutMs, inquireTimeoutMs, longestPromptMs, longestDoubtMs: Number(longestDoubtMs) || LONGEST_DOUBT_MS };
    },
    longestPromptMs: () => Math.max(0, ...[...channels.values()].map(({ channel }) => channel.longestPromptMs)),
    async charge({ payment, channel, reference, notAfter, timeoutMs }) {
      try {
        const response = await served(channel).client.charge(
          {
            channel,
            reference,
            paymentId: payment.id,
            amount: moneyToProto(payment.amount),
            payer: payment.payer,
            description: payment.description,
            notAfter: notAfter.toISOString(),
            method: payment.method,
          },
          { deadlineMs: timeoutMs + callMarginMs },
        );
        return answer(response.outcome, response.nextInquiryAfterMs, false);
      } catch (error) {
        return noAnswer(runtime, channel, 'charge', error);
      }
    },
    async inquire({ channel, operation, reference, amount, sentAt, notAfter, inquiriesMade, hinted }) {
      try {
        const { client, channel: terms } = served(channel);
        const response = await client.inquire(
          {
            channel,
            operation,
            reference,
            amount: moneyToProto(amount),
            sentAt: sentAt.toISOString(),
            notAfter: notAfter.toISOString(),
            inquiriesMade,
            hinted,
          },
          { deadlineMs: terms.inquireTimeoutMs + callMarginMs },
        );
        const found = answer(response.outcome, response.nextInquiryAfterMs, response.scheduleExhausted);
        return found.outcome.kind === 'unknown' && NOT_ASKED.has(found.outcome.reason) ? null : found;
      } catch (error) {
        noAnswer(runtime, channel, 'inquire', error);
        return null;
      }
    },
    async refund({ payment, channel, reference, chargeReference, providerTransactionId, amount, notAfter, timeoutMs }) {
      try {
        const response = await served(channel).client.refund(
          {
            channel,
            reference,
            chargeReference,
            providerTransactionId,
            paymentId: payment.id,
            amount: moneyToProto(amount),
            captured: moneyToProto(payment.amount),
            notAfter: notAfter.toISOString(),
          },
          { deadlineMs: timeoutMs + callMarginMs },
        );
        return answer(response.outcome, response.nextInquiryAfterMs, false);
      } catch (error) {
        return noAnswer(runtime, channel, 'refund', error);
      }
    },
  };
}

function answer(outcome: Parameters<typeof outcomeFromProto>[0], nextInquiryAfterMs: string, scheduleExhausted: boolean): ProviderAnswer {
  return { outcome: outcomeFromProto(outcome), nextInquiryAfterMs: Number(nextInquiryAfterMs), scheduleExhausted };
}

function noAnswer(runtime: Runtime, channel: string, operation: string, error: unknown): ProviderAnswer {
  const code = error instanceof AdaigiError ? error.code : 'internal';
  runtime.log.warn({ channel, operation, code }, 'a connector did not answer');
  const reason: Reason = code === 'deadline_exceeded' ? 'provider_timeout' : 'provider_unreachable';
  return {
    outcome: { kind: 'unknown', reason, integrityProblem: null, providerCode: '', providerTransactionId: '' },
    nextInquiryAfterMs: FIRST_LOOK_AFTER_MS,
    scheduleExhausted: false,
  };
}

/** Asks every process which channels it serves, at start and from time to time. What a process served stays known while it is away. */
async function keepDescribed(runtime: Runtime, clients: readonly ConnectorsClient[], channels: Map<string, Served>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const described = new Set<ConnectorsClient>();
  const refresh = async (): Promise<void> => {
    for (const client of clients) {
      try {
        const response = await client.describeChannels({});
        for (const channel of response.channels) channels.set(channel.id, { channel, client });
        described.add(client);
      } catch (error) {
        runtime.log.debug({ code: error instanceof AdaigiError ? error.code : 'internal' }, 'a connector could not describe its channels');
      }
    }
    timer = setTimeout(() => void refresh(), described.size === clients.length ? REFRESH_EVERY_MS : FIRST_REFRESH_EVERY_MS);
    timer.unref();
  };
  runtime.onStop('channel descriptions', async () => clearTimeout(timer));
  await refresh();
}
