import { outcomeToProto } from '@adaigi/contracts';
import type { GrpcHandlers } from '@adaigi/contracts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import type { Dependencies } from '../ports.ts';
import { charge } from '../usecases/charge.ts';
import { describeChannels } from '../usecases/describe-channels.ts';
import { inquire } from '../usecases/inquire.ts';
import { parseCallback } from '../usecases/parse-callback.ts';
import { refund } from '../usecases/refund.ts';
import { chargeCommand, inquireCommand, refundCommand } from './commands.ts';
import { channelToProto } from './describe.ts';
import { readText } from './read.ts';

/** Keeps count of what must not be cut off by a stop. */
export interface UnderWay {
  track<T>(work: Promise<T>): Promise<T>;
}

/**
 * The connectors' RPCs. The caller's signal is left alone on purpose: a charge that has left goes on, and its answer is recorded, whether or not
 * anybody still waits for it.
 */
export function connectorHandlers(deps: Dependencies, underWay: UnderWay): GrpcHandlers<ConnectorsServiceDefinition> {
  return {
    async describeChannels() {
      return await Promise.resolve({ channels: describeChannels(deps).map(channelToProto) });
    },
    async charge(request) {
      const { outcome, nextInquiryAfterMs } = await underWay.track(charge(deps, chargeCommand(request)));
      return { outcome: outcomeToProto(outcome), nextInquiryAfterMs: String(nextInquiryAfterMs) };
    },
    async inquire(request) {
      const { outcome, next } = await underWay.track(inquire(deps, inquireCommand(request)));
      return { outcome: outcomeToProto(outcome), nextInquiryAfterMs: String(next.afterMs), scheduleExhausted: next.exhausted };
    },
    async refund(request) {
      const { outcome, nextInquiryAfterMs } = await underWay.track(refund(deps, refundCommand(request)));
      return { outcome: outcomeToProto(outcome), nextInquiryAfterMs: String(nextInquiryAfterMs) };
    },
    async parseCallback(request) {
      const { method, query, contentType, body } = request;
      const reading = await parseCallback(deps, readText(request.channel, 'channel'), { method: method.toUpperCase(), query, contentType, body });
      const { status, contentType: replyContentType, body: replyBody } = reading.reply;
      const reply = { replyStatus: status, replyContentType, replyBody };
      if (reading.kind === 'refused') return { accepted: false, reference: '', outcome: null, ...reply, refusal: reading.refusal };
      return { accepted: true, reference: reading.reference, outcome: outcomeToProto(reading.outcome), ...reply, refusal: '' };
    },
  };
}
