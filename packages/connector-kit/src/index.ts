export type {
  CallbackReply,
  CallbackVerdict,
  ChargeMethod,
  ChargeOrder,
  Connector,
  ExchangeOperation,
  InquiryOrder,
  RawCallback,
  RecordedOperation,
  RefundOrder,
} from './connector.ts';
export { createHttpClient } from './http/client.ts';
export type { HttpClient, HttpClientOptions } from './http/client.ts';
export type { HttpAnswer, HttpRequest, NoAnswerCause, NotSentCause } from './http/answer.ts';
export { parseObject, readJson, textField } from './http/read-json.ts';
export type { JsonAnswer } from './http/read-json.ts';
export { karachiCompact, karachiSpaced } from './karachi.ts';
export { ObjectReader } from './object-reader.ts';
export { plainText, safeCode } from './safe-text.ts';
export { readBanks } from './banks.ts';
export { afterWindow, notFound } from './inquiry-verdicts.ts';
export { namedAmount } from './named-amount.ts';
export { contradiction, declined, notSent, pending, succeeded, unknown } from './outcomes.ts';
export type { Decline, IntegrityField } from './outcomes.ts';
export type {
  PayoutConnector,
  PayoutConnectorDeps,
  PayoutDestination,
  PayoutInquiryOrder,
  PayoutOrder,
  PayoutRegistration,
  PayoutTiming,
  PreparedPayoutChannel,
} from './payout.ts';
export { ChannelConfigError } from './registration.ts';
export type {
  Capabilities,
  ConnectorDeps,
  PreparedChannel,
  ProviderTiming,
  Registration,
} from './registration.ts';
export type { ProviderSection, SecretText } from './section.ts';
