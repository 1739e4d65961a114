export * from './money.ts';
export * from './outcome.ts';
export * from './mobile.ts';
export * from './payment/types.ts';
export * from './payment/evidence.ts';
export * from './payment/next-step.ts';
export * from './payment/transition.ts';
export type { RetryPolicy } from './payment/apply-evidence.ts';
export { refundedAmount } from './payment/refund.ts';
