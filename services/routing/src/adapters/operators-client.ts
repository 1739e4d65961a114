import type { GrpcClient } from '@adaigi/contracts';
import type { OperatorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/OperatorsService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { Operators } from '../ports.ts';

/** Asks the merchants service who somebody is. Only its clear yes is one; while it is away nobody changes the platform's policy. */
export function createOperatorsClient(client: GrpcClient<OperatorsServiceDefinition>): Operators {
  return {
    async verify(handle, token) {
      try {
        const { operator } = await client.verifyOperator({ handle, token });
        return operator?.handle === handle && !operator.disabled;
      } catch (error) {
        if (error instanceof AdaigiError && error.code === 'unauthenticated') return false;
        throw error;
      }
    },
  };
}
