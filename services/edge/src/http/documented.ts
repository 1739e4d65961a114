import { Type } from 'typebox';

/** How authenticated routes are described. */
export const SECURITY: readonly Readonly<Record<string, readonly string[]>>[] = [{ httpSignature: [] }, { testKey: [] }];

/** How operators' routes are described. */
export const OPERATOR_SECURITY: typeof SECURITY = [{ operator: [] }];

const IDEMPOTENCY_KEY = {
  'idempotency-key': Type.String({ minLength: 1, maxLength: 255, description: 'Yours, fresh for every new thing and the same for every repeat.' }),
};
const PREFER = { prefer: Type.Optional(Type.String({ description: '`wait=N` waits up to N seconds (at most 90) for a final state.', examples: ['wait=30'] })) };

export const creatingHeaders = Type.Object(IDEMPOTENCY_KEY);
export const waitingHeaders = Type.Object(PREFER);
export const creatingAndWaitingHeaders = Type.Object({ ...IDEMPOTENCY_KEY, ...PREFER });

export const idParams = Type.Object({ id: Type.String({ description: 'The id from the answer that created it.' }) });
