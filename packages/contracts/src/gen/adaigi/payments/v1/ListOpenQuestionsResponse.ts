// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { OpenQuestion as _adaigi_payments_v1_OpenQuestion, OpenQuestion__Output as _adaigi_payments_v1_OpenQuestion__Output } from '../../../adaigi/payments/v1/OpenQuestion.ts';

export interface ListOpenQuestionsResponse {
  'questions'?: (_adaigi_payments_v1_OpenQuestion)[];
}

export interface ListOpenQuestionsResponse__Output {
  'questions': (_adaigi_payments_v1_OpenQuestion__Output)[];
}
