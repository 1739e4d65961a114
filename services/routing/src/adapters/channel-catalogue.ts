import { modeCodec, moneyFromProto, type GrpcClient } from '@adaigi/contracts';
import type { Channel__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/Channel.ts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import { fromUnknown } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';
import { PAY_METHODS } from '../core/operations.ts';
import type { ChannelFacts } from '../ports.ts';

const REFRESH_EVERY_MS = 30_000;
const FIRST_REFRESH_EVERY_MS = 1_000;

/**
 * Asks all connectors processes for their channels, at start and from time to time. What a process described stays known while it is
 * away: whether it answers is not for the catalogue to judge. Resolves when each was asked once.
 */
export async function followChannels(
  runtime: Runtime,
  clients: readonly GrpcClient<ConnectorsServiceDefinition>[],
  describe: (process: string, facts: readonly ChannelFacts[]) => void,
): Promise<void> {
  const described = new Set<number>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const refresh = async (): Promise<void> => {
    await Promise.all(
      clients.map(async (client, index) => {
        try {
          const response = await client.describeChannels({});
          described.add(index);
          describe(String(index), response.channels.map(toFacts));
        } catch (error) {
          runtime.log.debug({ code: fromUnknown(error).code }, 'a connector could not describe its channels');
        }
      }),
    );
    if (stopped) return;
    timer = setTimeout(() => void refresh(), described.size === clients.length ? REFRESH_EVERY_MS : FIRST_REFRESH_EVERY_MS);
    timer.unref();
  };
  runtime.onStop('channel catalogue', async () => {
    stopped = true;
    clearTimeout(timer);
  });
  await refresh();
}

function toFacts(channel: Channel__Output): ChannelFacts {
  const named = PAY_METHODS.filter((method) => channel.methods.includes(method));
  return {
    id: channel.id,
    wallet: channel.wallet,
    mode: modeCodec.fromProto(channel.mode, 'mode'),
    minAmount: moneyFromProto(channel.minAmount, 'minAmount'),
    maxAmount: moneyFromProto(channel.maxAmount, 'maxAmount'),
    disabled: channel.disabled,
    // A connector that is older than the field leaves the choice to itself.
    methods: channel.methods.length === 0 ? PAY_METHODS : named,
    chargeTimeoutMs: channel.chargeTimeoutMs,
  };
}
