// Original file: ../../protos/adaigi/payments/v1/payments.proto


export interface CheckAuditRequest {
  'merchantId'?: (string);
}

export interface CheckAuditRequest__Output {
  'merchantId': (string);
}
