import { outcomeFromProto, type GrpcClient } from '@adaigi/contracts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { CallbackReaders } from '../ports.ts';
import { asked } from './asked.ts';

type Client = GrpcClient<ConnectorsServiceDefinition>;

const FRESH_MS = 30_000;
/** Strangers who try channel names must not make us ask for every one of them. */
const SOONEST_REFRESH_MS = 1_000;

interface Served {
  readonly provider: string;
  readonly client: Client;
}

/** The connectors processes as readers of callbacks. Which process serves which channel is asked when a callback comes, and remembered. */
export function createCallbackReaders(clients: readonly Client[], now: () => number = () => performance.now()): CallbackReaders {
  const channels = new Map<string, Served>();
  let refreshedAt = -Infinity;
  let areAllKnown = false;
  let refreshing: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    const answers = await Promise.allSettled(clients.map(async (client) => ({ client, ...(await client.describeChannels({})) })));
    for (const answer of answers) {
      if (answer.status === 'rejected') continue;
      for (const channel of answer.value.channels) channels.set(channel.id, { provider: channel.provider, client: answer.value.client });
    }
    areAllKnown = answers.every((answer) => answer.status === 'fulfilled');
    refreshedAt = now();
  }

  async function find(channel: string): Promise<Served | null> {
    const ageMs = now() - refreshedAt;
    if (ageMs > (channels.has(channel) ? FRESH_MS : SOONEST_REFRESH_MS)) {
      refreshing ??= refresh().finally(() => {
        refreshing = null;
      });
      await refreshing;
    }
    const found = channels.get(channel);
    if (found === undefined && !areAllKnown) throw new AdaigiError('unavailable', 'Not every connector answers now.', { retryAfterS: 5 });
    return found ?? null;
  }

  return {
    async read(provider, callback) {
      const served = await find(callback.channel);
      if (served?.provider !== provider) return null;
      const answer = await asked(served.client.parseCallback(callback));
      return {
        accepted: answer.accepted,
        reference: answer.reference,
        outcome: outcomeFromProto(answer.outcome),
        reply: { status: answer.replyStatus === 0 ? 200 : answer.replyStatus, contentType: answer.replyContentType || 'text/plain', body: answer.replyBody },
        refusal: answer.refusal,
      };
    },
  };
}
