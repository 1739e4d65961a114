// Original file: ../../protos/adaigi/api/v1/api.proto


export interface AssignDepositWalletRequest {
  'walletType'?: (string);
  'currency'?: (string);
  'user'?: (string);
}

export interface AssignDepositWalletRequest__Output {
  'walletType': (string);
  'currency': (string);
  'user': (string);
}
