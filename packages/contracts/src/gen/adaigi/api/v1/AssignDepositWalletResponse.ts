// Original file: ../../protos/adaigi/api/v1/api.proto


export interface AssignDepositWalletResponse {
  'walletType'?: (string);
  'number'?: (string);
  'title'?: (string);
  'expiresAt'?: (string);
}

export interface AssignDepositWalletResponse__Output {
  'walletType': (string);
  'number': (string);
  'title': (string);
  'expiresAt': (string);
}
