import { modeCodec, moneyFromProto, type GrpcClient } from '@adaigi/contracts';
import type { Channel__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/Channel.ts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import { fromUnknown } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';
import type { ChannelCatalogue, ChannelFacts } from '../ports.ts';

const REFRESH_EVERY_MS = 30_000;
const FIRST_REFRESH_EVERY_MS = 1_000;

/**
 * The channels of all connectors processes, asked for at start and from time to time. What a process described stays known while it is
 * away: whether it answers is not for the catalogue to judge.
 */
export async function createChannelCatalogue(runtime: Runtime, clients: readonly GrpcClient<ConnectorsServiceDefinition>[]): Promise<ChannelCatalogue> {
  const byProcess = new Map<number, readonly ChannelFacts[]>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const refresh = async (): Promise<void> => {
    await Promise.all(
      clients.map(async (client, index) => {
        try {
          const response = await client.describeChannels({});
          byProcess.set(index, response.channels.map(toFacts));
        } catch (error) {
          runtime.log.debug({ code: fromUnknown(error).code }, 'a connector could not describe its channels');
        }
      }),
    );
    if (stopped) return;
    timer = setTimeout(() => void refresh(), byProcess.size === clients.length ? REFRESH_EVERY_MS : FIRST_REFRESH_EVERY_MS);
    timer.unref();
  };
  runtime.onStop('channel catalogue', async () => {
    stopped = true;
    clearTimeout(timer);
  });
  await refresh();
  return { channels: () => [...byProcess.values()].flat() };
}

function toFacts(channel: Channel__Output): ChannelFacts {
  return {
    id: channel.id,
    wallet: channel.wallet,
    mode: modeCodec.fromProto(channel.mode, 'mode'),
    minAmount: moneyFromProto(channel.minAmount, 'minAmount'),
    maxAmount: moneyFromProto(channel.maxAmount, 'maxAmount'),
    disabled: channel.disabled,
  };
}
