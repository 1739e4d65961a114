// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';

export interface ReceivingWallet {
  'mode'?: (_adaigi_common_v1_Mode);
  'walletType'?: (string);
  'number'?: (string);
  'title'?: (string);
  'channel'?: (string);
  'disabled'?: (boolean);
  'dailyAmount'?: (_adaigi_common_v1_Money | null);
  'dailyTransfers'?: (number);
  'coolDownS'?: (number);
  'receivedToday'?: (_adaigi_common_v1_Money | null);
  'transfersToday'?: (number);
  'restsUntil'?: (string);
  '_dailyAmount'?: "dailyAmount";
}

export interface ReceivingWallet__Output {
  'mode': (_adaigi_common_v1_Mode__Output);
  'walletType': (string);
  'number': (string);
  'title': (string);
  'channel': (string);
  'disabled': (boolean);
  'dailyAmount'?: (_adaigi_common_v1_Money__Output | null);
  'dailyTransfers': (number);
  'coolDownS': (number);
  'receivedToday': (_adaigi_common_v1_Money__Output | null);
  'transfersToday': (number);
  'restsUntil': (string);
  '_dailyAmount'?: "dailyAmount";
}
