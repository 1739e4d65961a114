export { contentDigest, verifyContentDigest } from './content-digest.ts';
export type { ContentDigestVerdict } from './content-digest.ts';
export {
  easypaisaCredentials,
  easypaisaHashedRequest,
  sealEasypaisaBody,
  signEasypaisa,
  sliceEasypaisaBody,
  verifyEasypaisa,
} from './easypaisa.ts';
export { sealEasypaisaGatewayText } from './easypaisa-gateway.ts';
export { hmacHex } from './hmac-id.ts';
export { parseSignature } from './http-message/parse.ts';
export { signHttpMessage } from './http-message/sign.ts';
export { verifyHttpMessage } from './http-message/verify.ts';
export type {
  HttpHeaders,
  HttpRequest,
  KeyMaterial,
  ParsedSignature,
  SignatureAlgorithm,
  SignatureProblem,
  SignatureVerdict,
} from './http-message/types.ts';
export { jazzcashHash, verifyJazzcashHash } from './jazzcash.ts';
export type { JazzcashFields } from './jazzcash.ts';
export { openJazzcashPayload, sealJazzcashPayload } from './jazzcash-payload.ts';
export type { JazzcashPayloadKeys } from './jazzcash-payload.ts';
export { isWithinJsonLimits, JSON_LIMITS } from './json-limits.ts';
export { scanJsonObject } from './json-scan.ts';
export type { JsonMember } from './json-scan.ts';
export { signPaykassmaPostback, signPaykassmaWithdrawal, verifyPaykassmaWithdrawal } from './paykassma.ts';
export { PAYPRO_SIGN_DEFAULTS, payproSign, verifyPayproSign } from './paypro.ts';
export type { PayproSignSettings } from './paypro.ts';
export { newWebhookSecret, signStandardWebhook, verifyStandardWebhook } from './standard-webhooks.ts';
