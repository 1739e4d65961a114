export {
  amountMismatchCodec,
  attemptStateCodec,
  channelHealthCodec,
  credentialKindCodec,
  decisionCodec,
  depositStateCodec,
  faultCodec,
  holdStateCodec,
  merchantStatusCodec,
  modeCodec,
  outcomeKindCodec,
  paymentStateCodec,
  payoutStateCodec,
  refundStateCodec,
  retryCodec,
  sideCodec,
  transferSourceCodec,
  verdictCodec,
} from './codecs/enums.ts';
export type { EnumCodec } from './codecs/enums.ts';
export { minorToText, moneyFromProto, moneyFromText, moneyToProto } from './codecs/money.ts';
export { nextActionFromProto, nextActionToProto } from './codecs/next-action.ts';
export { outcomeFromProto, outcomeToProto } from './codecs/outcome.ts';
export { decodeEvent, encodeEvent } from './events/codec.ts';
export { topics } from './events/topics.ts';
export type { Topic } from './events/topics.ts';
export { grpcServices } from './grpc/services.ts';
export { streamWire } from './grpc/stream-wire.ts';
export type { StreamAnswer, StreamAnswers, StreamQuestion } from './grpc/stream-wire.ts';
export type { CallContext, CallOptions, GrpcClient, GrpcHandlers, ServiceContract, StreamedMethod } from './grpc/types.ts';
export { loadProto, PROTOS_FOLDER } from './protos.ts';
