import { moneyFromProto, type GrpcClient } from '@adaigi/contracts';
import type { OperatorServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/OperatorService.ts';
import type { Capture, Period } from '@adaigi/domain';

/**
 * What we hold as taken over a channel by attempts that were settled in a period. A period of which there is too much for one answer is asked about in halves.
 *
 * @param onSlice - hears until when all is known.
 */
export async function capturesOf(client: Pick<GrpcClient<OperatorServiceDefinition>, 'listCaptures'>, channel: string, { from, to }: Period, onSlice: (until: Date) => void): Promise<Capture[]> {
  const { captures, tooMany } = await client.listCaptures({ channel, from: from.toISOString(), to: to.toISOString() });
  if (tooMany) {
    const middle = new Date(Math.floor((from.getTime() + to.getTime()) / 2));
    if (middle <= from) throw new Error(`${channel} has more captures of ${from.toISOString()} than one answer holds.`);
    const first = await capturesOf(client, channel, { from, to: middle }, onSlice);
    return [...first, ...(await capturesOf(client, channel, { from: middle, to }, onSlice))];
  }
  onSlice(to);
  return captures.map(({ paymentId, reference, amount, reversed, sentAt, settledAt }) => ({
    paymentId,
    reference,
    amount: moneyFromProto(amount ?? null),
    reversed,
    sentAt: new Date(sentAt),
    settledAt: new Date(settledAt),
  }));
}
