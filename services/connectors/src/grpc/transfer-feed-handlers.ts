import { modeCodec, moneyToProto } from '@adaigi/contracts';
import type { GrpcHandlers } from '@adaigi/contracts';
import type { TransferFeedsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/TransferFeedsService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { TransferFeeds } from '../transfer-feed-ports.ts';

const MAX_LIMIT = 500;

/** The RPCs of statement feeds. The cursor is the caller's: this service remembers nothing. */
export function transferFeedHandlers(feeds: TransferFeeds): GrpcHandlers<TransferFeedsServiceDefinition> {
  return {
    async describeTransferFeeds() {
      return await Promise.resolve({ feeds: [...feeds.values()].map(({ settings: { id, wallet, mode } }) => ({ channel: id, wallet, mode: modeCodec.toProto(mode) })) });
    },
    async listTransfers({ channel, cursor, limit }) {
      const feed = feeds.get(channel);
      if (feed === undefined) throw new AdaigiError('not_found', 'no such transfer feed');
      const { transfers, nextCursor } = await feed.list(cursor, Math.max(1, Math.min(limit, MAX_LIMIT)));
      const told = transfers.map(({ number, receivingNumber, senderNumber, amount, at }) => ({ transactionNumber: number, receivingNumber, senderNumber, amount: moneyToProto(amount), transferredAt: at.toISOString() }));
      return { transfers: told, nextCursor };
    },
  };
}
