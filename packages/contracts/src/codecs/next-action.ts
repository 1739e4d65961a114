import type { NextAction } from '@adaigi/domain';
import type { NextAction__Output } from '../gen/adaigi/common/v1/NextAction.ts';

export function nextActionToProto(action: NextAction): NextAction__Output {
  return { type: action.type, token: action.token, expiresAt: action.expiresAt?.toISOString() ?? '' };
}

/** Null when absent or of a type that this version does not know: the payment then simply shows no action. */
export function nextActionFromProto(value: NextAction__Output | null | undefined): NextAction | null {
  if (value === null || value === undefined) return null;
  const { type, token } = value;
  if (type !== 'approve_in_wallet' && type !== 'pay_with_token') return null;
  const expiresAt = new Date(value.expiresAt);
  return { type, token, expiresAt: Number.isNaN(expiresAt.getTime()) ? null : expiresAt };
}
