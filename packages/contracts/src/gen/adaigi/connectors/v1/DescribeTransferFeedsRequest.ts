// Original file: ../../protos/adaigi/connectors/v1/connectors.proto


export interface DescribeTransferFeedsRequest {
}

export interface DescribeTransferFeedsRequest__Output {
}
