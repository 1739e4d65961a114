import { describe, expect, test } from '@jest/globals';
import { grpcServices } from './services.ts';
import type { GrpcHandlers } from './types.ts';
import type { RiskServiceDefinition } from '../gen/adaigi/risk/v1/RiskService.ts';

describe('a service contract', () => {
  test.each(Object.entries(grpcServices))('%s is what its proto declares', (_name, contract) => {
    const methods = Object.values<{ path: string }>(contract.definition() as unknown as Record<string, { path: string }>);
    expect(methods.length).toBeGreaterThan(0);
    for (const { path } of methods) expect(path.startsWith(`/${contract.name}/`)).toBe(true);
  });

  test('reads a proto file once', () => {
    expect(grpcServices.payments.definition()).toBe(grpcServices.payments.definition());
  });

  test('carries int64 as text, enums as names, and leaves absent optional fields out', () => {
    const { CreateRefund, GetPayment } = grpcServices.payments.definition();
    const request = CreateRefund.requestDeserialize(CreateRefund.requestSerialize({ paymentId: 'p', mode: 'MODE_TEST' }));
    expect(request.mode).toBe('MODE_TEST');
    expect(request.amount ?? undefined).toBeUndefined();
    const payment = { version: '9007199254740993', refundedMinor: '0' };
    const answer = GetPayment.responseDeserialize(GetPayment.responseSerialize({ payment }));
    expect(answer.payment?.version).toBe('9007199254740993');
    expect(answer.payment?.state).toBe('PAYMENT_STATE_UNSPECIFIED');
  });

  test('types its handlers by RPC name', () => {
    const handlers: GrpcHandlers<RiskServiceDefinition> = {
      assess: async (request) => Promise.resolve({ rulesVersion: request.paymentId }),
      assessPayout: async (request) => Promise.resolve({ rulesVersion: request.payoutId }),
    };
    expect(Object.keys(handlers)).toEqual(['assess', 'assessPayout']);
  });
});
