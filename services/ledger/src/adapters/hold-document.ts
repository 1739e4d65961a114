import type { Mode } from '@adaigi/domain';
import type { Hold } from '../core/holds.ts';
import { toBigInt } from './documents.ts';
import type { HoldDocument } from './documents.ts';

export function holdId(merchantId: string, mode: Mode, reference: string): string {
  return `${mode}:${merchantId}:${reference}`;
}

export function toHoldDocument(merchantId: string, mode: Mode, hold: Hold): HoldDocument {
  return { _id: holdId(merchantId, mode, hold.reference), merchantId, mode, ...hold };
}

export function fromHoldDocument({ reference, currency, minor, feeMinor, method, state, channel, changes, createdAt, updatedAt }: HoldDocument): Hold {
  return { reference, currency, minor: toBigInt(minor), feeMinor: toBigInt(feeMinor), method, state, channel, changes, createdAt, updatedAt };
}
