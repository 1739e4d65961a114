// Original file: ../../protos/adaigi/events/v1/events.proto


export interface ReceivingWalletChange {
  'walletType'?: (string);
  'added'?: (boolean);
  'changed'?: (string)[];
  'channel'?: (string);
  'disabled'?: (boolean);
}

export interface ReceivingWalletChange__Output {
  'walletType': (string);
  'added': (boolean);
  'changed': (string)[];
  'channel': (string);
  'disabled': (boolean);
}
