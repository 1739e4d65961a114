// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface RemoveReturnUrlResponse {
}

export interface RemoveReturnUrlResponse__Output {
}
