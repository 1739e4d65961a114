import { createHash } from 'node:crypto';
import type { Caller, EdgePorts } from '../ports.ts';
import { admit } from './admit.ts';
import { unauthenticated } from './authenticate-signature.ts';

const TOKEN = /^Bearer +(adt_[A-Za-z0-9_-]{32,128})$/i;

/** Authenticates by `Authorization: Bearer <test key>`. Live keys are refused: a bearer token can be copied from any log. */
export async function authenticateBearer(ports: Pick<EdgePorts, 'credentials'>, authorization: string): Promise<Caller> {
  const token = TOKEN.exec(authorization)?.[1];
  if (token === undefined) throw unauthenticated('bearer_malformed', 'Authorization must be Bearer with a test key (adt_...).');
  const credential = await ports.credentials.resolve('bearer', createHash('sha256').update(token).digest('hex'));
  if (credential === null) throw unauthenticated('bearer_unknown', 'This key is not known.');
  if (credential.mode !== 'test') throw unauthenticated('bearer_is_live', 'A live key must sign its requests; Bearer is for test keys only.');
  return admit(credential);
}
