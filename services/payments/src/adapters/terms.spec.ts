import { expect, test } from '@jest/globals';
import { testRuntime } from '@adaigi/runtime';
import { LONGEST_DOUBT_MS } from '../usecases/patience.ts';
import { createConnectorsClient, type ConnectorsClient } from './connectors-client.ts';
import { createPayoutConnectorsClient } from './payout-connectors-client.ts';

const TIMES = { chargeTimeoutMs: 75_000, payoutTimeoutMs: 135_000, inquireTimeoutMs: 25_000, longestPromptMs: 60_000 };

test.each([
  ['as its connectors process tells it', '8280000', 8_280_000],
  ['longer than any provider needs where the process is of before it was told', '0', LONGEST_DOUBT_MS],
])('a doubt of a channel lasts %s', async (_name, longestDoubtMs, expected) => {
  const runtime = testRuntime('payments');
  const channel = { id: 'jazzcash-main', ...TIMES, longestDoubtMs };
  const client = { describeChannels: async () => ({ channels: [channel] }), describePayoutChannels: async () => ({ channels: [channel] }) };
  const connectors = await createConnectorsClient(runtime, [client as unknown as ConnectorsClient], 4_000);
  const payoutConnectors = await createPayoutConnectorsClient(runtime, [client as never], 4_000);
  for (const terms of [connectors.terms(channel.id), payoutConnectors.terms(channel.id)]) expect(terms).toMatchObject({ inquireTimeoutMs: 25_000, longestDoubtMs: expected });
  expect(connectors.terms('another')).toBeNull();
  await runtime.stop();
});
