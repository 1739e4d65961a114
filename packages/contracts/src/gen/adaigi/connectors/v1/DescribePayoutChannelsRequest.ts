// Original file: ../../protos/adaigi/connectors/v1/connectors.proto


export interface DescribePayoutChannelsRequest {
}

export interface DescribePayoutChannelsRequest__Output {
}
