// Original file: ../../protos/adaigi/payments/v1/payments.proto


export interface ListOpenQuestionsRequest {
  'limit'?: (number);
}

export interface ListOpenQuestionsRequest__Output {
  'limit': (number);
}
