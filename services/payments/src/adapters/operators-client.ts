import type { GrpcClient } from '@adaigi/contracts';
import type { OperatorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/OperatorsService.ts';
import { AdaigiError } from '@adaigi/errors';
import { Counter, type Registry } from 'prom-client';
import type { Operators } from '../operator-ports.ts';

/** Asks the merchants service who somebody is. Only its clear yes is one; while it is away nobody settles anything. */
export function createOperatorsClient(client: GrpcClient<OperatorsServiceDefinition>, registry: Registry): Operators {
  const refusals = new Counter({ name: 'adaigi_operator_refusals_total', help: 'Operators whose credentials were refused', registers: [registry] });
  return {
    async verify(handle, token) {
      try {
        const { operator } = await client.verifyOperator({ handle, token });
        return operator?.handle === handle && !operator.disabled;
      } catch (error) {
        if (!(error instanceof AdaigiError) || error.code !== 'unauthenticated') throw error;
        refusals.inc();
        return false;
      }
    },
  };
}
