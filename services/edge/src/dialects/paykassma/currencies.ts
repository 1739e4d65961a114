import type { FastifyRequest } from 'fastify';
import { scanJsonObject } from '@adaigi/signatures';

/** A list of currency codes is short. */
const MAX_BYTES = 4_096;

/** The codes that `payment-systems/available` asks for: in a JSON body sent with GET, as its clients do, or in the query. */
export async function currenciesOf(request: FastifyRequest): Promise<string[]> {
  const { query } = request;
  const pairs = typeof query === 'object' && query !== null ? Object.entries(query) : [];
  const asked = pairs.filter(([name]) => /^currency_code(?:\[\d*\])?$/.test(name)).flatMap(([, value]: [string, unknown]) => codesOf(value));
  return asked.length > 0 ? asked : codesOf(memberOf(await bodyOfGet(request)));
}

function codesOf(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string').flatMap((item) => item.split(','));
}

function memberOf(body: string): unknown {
  const member = scanJsonObject(body)?.find(({ name }) => name === 'currency_code');
  if (member === undefined || member.kind === 'null') return undefined;
  if (member.kind !== 'nested') return member.text;
  const list: unknown = JSON.parse(member.text);
  return list;
}

/** The framework reads no body of a GET, so its bytes still wait on the connection. */
async function bodyOfGet(request: FastifyRequest): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.raw) {
    if (!Buffer.isBuffer(chunk)) break;
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
