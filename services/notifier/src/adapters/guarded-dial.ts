import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import type { ClientRequestArgs } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { mayDial } from '../core/callback-url.ts';
import type { AddressRule } from '../core/callback-url.ts';

/** A connection that the rule forbids. Carries no address: it may be somebody's secret. */
export class AddressNotAllowed extends Error {
  override name = 'AddressNotAllowed';

  constructor() {
    super('the address may not be called');
  }
}

/** Resolves a host name to all of its addresses. */
export type Resolve = (hostname: string, done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void) => void;

export const resolveBySystem: Resolve = (hostname, done) => systemLookup(hostname, { all: true }, done);

/**
 * A lookup that fails if any address of the name is forbidden: a name that answers with a public and a private address is an attack, and
 * so is one that changes its mind, which is why the connection uses what was checked.
 */
export function guardedLookup(rule: AddressRule, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) return callback(error ?? notFound(), '');
      if (!addresses.every(({ address }) => mayDial(address, rule))) return callback(new AddressNotAllowed(), '');
      if (options.all === true) return callback(null, [...addresses]);
      return callback(null, first.address, first.family);
    });
  };
}

type Created = (error: Error | null, socket: Duplex) => void;

/**
 * Hands a connection out only when it is made and its other end is allowed; nothing is written before that. A literal address never reaches
 * a lookup, so it is judged here as well.
 */
function dialGuarded(rule: AddressRule, dial: () => Duplex | null | undefined, options: ClientRequestArgs, ready: 'connect' | 'secureConnect', created: Created): void {
  const refuse = (error: Error) => (created as (error: Error) => void)(error);
  const host = options.host ?? '';
  if (isIP(host) !== 0 && !mayDial(host, rule)) return refuse(new AddressNotAllowed());
  const socket = dial() as Socket;
  socket.once('error', refuse);
  socket.once(ready, () => {
    socket.removeListener('error', refuse);
    if (mayDial(socket.remoteAddress ?? '', rule)) return created(null, socket);
    socket.destroy();
    return refuse(new AddressNotAllowed());
  });
}

class GuardedHttpAgent extends HttpAgent {
  readonly #rule: AddressRule;

  constructor(rule: AddressRule, options: ConstructorParameters<typeof HttpAgent>[0]) {
    super(options);
    this.#rule = rule;
  }

  override createConnection(options: ClientRequestArgs, created: Created = () => undefined): undefined {
    dialGuarded(this.#rule, () => super.createConnection(options), options, 'connect', created);
  }
}

class GuardedHttpsAgent extends HttpsAgent {
  readonly #rule: AddressRule;

  constructor(rule: AddressRule, options: ConstructorParameters<typeof HttpsAgent>[0]) {
    super(options);
    this.#rule = rule;
  }

  override createConnection(options: ClientRequestArgs, created: Created = () => undefined): undefined {
    dialGuarded(this.#rule, () => super.createConnection(options), options, 'secureConnect', created);
  }
}

export interface DialOptions {
  readonly resolve: Resolve;
  /** Further certificate authorities; tests only. */
  readonly ca?: string;
  readonly maxSockets: number;
}

/** The agents of one tenant, by protocol and rule. */
export function guardedAgent(protocol: 'http:' | 'https:', rule: AddressRule, { resolve, ca, maxSockets }: DialOptions): HttpAgent {
  const options = { keepAlive: true, maxSockets, maxFreeSockets: 2, timeout: 30_000, scheduling: 'lifo' as const, lookup: guardedLookup(rule, resolve) };
  return protocol === 'http:' ? new GuardedHttpAgent(rule, options) : new GuardedHttpsAgent(rule, { ...options, ...(ca === undefined ? {} : { ca }) });
}

function notFound(): NodeJS.ErrnoException {
  return Object.assign(new Error('the name has no address'), { code: 'ENOTFOUND' });
}
