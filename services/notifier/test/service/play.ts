import type { GrpcHandlers, ServiceContract } from '@adaigi/contracts';
import { AdaigiError } from '@adaigi/errors';
import { serve } from '@adaigi/grpc';
import type { ServedService } from '@adaigi/grpc';

/** A peer that plays some of its RPCs; the others, also those that it gets later, answer with an error. */
export function play<D extends object>(contract: ServiceContract<D>, played: Partial<GrpcHandlers<D>>): ServedService {
  const notPlayed = async () => Promise.reject(new AdaigiError('internal', 'nobody should ask for this'));
  const all = Object.keys(contract.definition()).map((method) => [`${method.charAt(0).toLowerCase()}${method.slice(1)}`, notPlayed] as const);
  return serve(contract, { ...Object.fromEntries(all), ...played } as GrpcHandlers<D>);
}
