import type { GrpcHandlers } from '@adaigi/contracts';
import type { Operator as OperatorMessage } from '@adaigi/contracts/gen/adaigi/merchants/v1/Operator.ts';
import type { OperatorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/OperatorsService.ts';
import type { Operator } from '../ports.ts';
import { createOperator, type CreateOperatorPorts } from '../usecases/create-operator.ts';
import { disableOperator } from '../usecases/disable-operator.ts';
import { verifyOperator } from '../usecases/verify-operator.ts';

/** The credentials of operators over gRPC: one use case per method. */
export function operatorsHandlers(ports: CreateOperatorPorts): GrpcHandlers<OperatorsServiceDefinition> {
  return {
    async createOperator({ handle }) {
      const { operator, token } = await createOperator(ports, handle);
      return { operator: operatorToProto(operator), token };
    },
    async disableOperator({ handle }) {
      return { operator: operatorToProto(await disableOperator(ports, handle)) };
    },
    async verifyOperator({ handle, token }) {
      return { operator: operatorToProto(await verifyOperator(ports, handle, token)) };
    },
  };
}

function operatorToProto({ handle, createdAt, disabledAt }: Operator): OperatorMessage {
  return { handle, disabled: disabledAt !== null, createdAt: createdAt.toISOString() };
}
