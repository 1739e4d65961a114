// Original file: ../../protos/adaigi/api/v1/api.proto


export interface ListDepositWalletTypesRequest {
}

export interface ListDepositWalletTypesRequest__Output {
}
