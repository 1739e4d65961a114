import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a strike on a link did: connections that were cut, those that lost a response after their request had arrived, requests that arrived late, and how many of the cut ones were waiting for an answer. */
export interface LinkDamage {
  readonly cut: number;
  readonly cutInFlight: number;
  readonly dropped: number;
  readonly late: number;
}

/** A TCP proxy between real peers that forwards everything until it is told to strike. */
export interface Link {
  readonly name: string;
  /** 127.0.0.1. */
  readonly port: number;
  /** Open connections. */
  readonly open: number;
  /** Resets a share of the open connections, chosen by `draw` (uniform in [0, 1)); at least one when there are any. */
  cut(share: number, draw: () => number): LinkDamage;
  /**
   * Forwards requests and throws the answers away on a share of the open connections, then resets those that lost something. Ends early, some
   * milliseconds after the first loss of each.
   */
  dropResponses(share: number, withinMs: number, draw: () => number): Promise<LinkDamage>;
  /** Cuts a share of the open connections at their next request, and delivers that request all the same, `afterMs` later. */
  delayRequests(share: number, afterMs: number, withinMs: number, draw: () => number): Promise<LinkDamage>;
  /** Refuses new connections and resets the open ones for a while, as if the peer were dead. Of several at once the last end counts. */
  refuse(forMs: number): Promise<LinkDamage>;
  /** Adds another target; new connections go to each in turn, and to the next one where one refuses. */
  addTarget(port: number): void;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  server: Socket | undefined;
  /** The last bytes went to the server: somebody waits for an answer. */
  waiting: boolean;
  /** Answers are thrown away. */
  dropping: boolean;
  lostAt: number | undefined;
  /** Takes the next bytes of the client instead of the server. */
  late: ((chunk: Buffer) => void) | undefined;
}

const NO_DAMAGE: LinkDamage = { cut: 0, cutInFlight: 0, dropped: 0, late: 0 };
const LOSS_LASTS_MS = 40;
const LOOK_EVERY_MS = 20;
/** A request may come in several pieces. */
const REQUEST_LASTS_MS = 30;
/** How long a server may work on a request that nobody waits for. */
const NOBODY_WAITS_MS = 5_000;

/** Starts a link on a free port of 127.0.0.1. */
export async function startLink(name: string, targetPort: number): Promise<Link> {
  const targets = [targetPort];
  const pairs = new Set<Pair>();
  let turn = 0;

  const listener = createServer({ noDelay: true }, (client) => {
    const pair: Pair = { client, server: undefined, waiting: false, dropping: false, lostAt: undefined, late: undefined };
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      client.destroy();
      pair.server?.destroy();
    };
    client.on('error', end).on('close', end);
    client.pause();
    dial(pair, targets.length, end);
  });

  function dial(pair: Pair, tries: number, end: () => void): void {
    const target = targets[turn % targets.length];
    turn += 1;
    if (target === undefined) return;
    const server = connect({ port: target, host: '127.0.0.1', noDelay: true });
    pair.server = server;
    const refused = (): void => {
      // A dead peer refuses; here it can only be shown as a reset right after the connection.
      if (tries > 1 && !pair.client.destroyed) dial(pair, tries - 1, end);
      else if (!pair.client.destroyed) reset(pair);
    };
    server.once('error', refused);
    server.once('connect', () => {
      server.off('error', refused);
      server.on('error', end).on('close', end);
      server.on('data', (chunk) => {
        // Nobody waits for the answer of a request that came late.
        if (pair.client.destroyed) return;
        if (pair.dropping) {
          pair.lostAt ??= performance.now();
          return;
        }
        pair.waiting = false;
        if (!pair.client.write(chunk)) {
          server.pause();
          pair.client.once('drain', () => server.resume());
        }
      });
      server.on('end', () => pair.client.end());
      pair.client.on('data', (chunk: Buffer) => {
        if (pair.late !== undefined) {
          pair.late(chunk);
          return;
        }
        pair.waiting = true;
        if (!server.write(chunk)) {
          pair.client.pause();
          server.once('drain', () => pair.client.resume());
        }
      });
      pair.client.on('end', () => server.end());
      pair.client.resume();
    });
  }

  function reset(pair: Pair): void {
    pairs.delete(pair);
    pair.client.resetAndDestroy();
    pair.server?.destroy();
  }

  function some(share: number, draw: () => number): Pair[] {
    const all = [...pairs];
    const chosen = all.filter(() => draw() < share);
    if (chosen.length > 0 || all.length === 0) return chosen;
    // Rather one that somebody waits on than an idle one.
    const one = all.find(({ waiting }) => waiting) ?? all[0];
    return one === undefined ? [] : [one];
  }

  function cutAll(chosen: readonly Pair[]): LinkDamage {
    const cutInFlight = chosen.filter(({ waiting }) => waiting).length;
    for (const pair of chosen) reset(pair);
    return { ...NO_DAMAGE, cut: chosen.length, cutInFlight };
  }

  /** Lets the client go as if the request were lost, and brings it to the server later. */
  function deliverLate(pair: Pair, afterMs: number): void {
    const { client, server } = pair;
    const request: Buffer[] = [];
    pair.late = (chunk) => {
      request.push(chunk);
      if (request.length > 1) return;
      setTimeout(() => {
        pairs.delete(pair);
        // What ends the client must not end the server.
        client.removeAllListeners('close').resetAndDestroy();
      }, REQUEST_LASTS_MS).unref();
      setTimeout(() => {
        if (server?.destroyed === false) server.write(Buffer.concat(request));
        setTimeout(() => server?.destroy(), NOBODY_WAITS_MS).unref();
      }, REQUEST_LASTS_MS + afterMs).unref();
    };
  }

  let port = 0;
  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      listener.once('error', reject);
      listener.listen({ port, host: '127.0.0.1', backlog: 1_024 }, () => {
        listener.off('error', reject);
        const address = listener.address();
        if (address !== null && typeof address === 'object') port = address.port;
        resolve();
      });
    });
  const unlisten = (): Promise<void> => new Promise((resolve) => listener.close(() => resolve()));
  let refusedUntil = 0;
  let refusal: Promise<void> | undefined;
  async function stayAway(): Promise<void> {
    await unlisten();
    for (let leftMs = refusedUntil - performance.now(); leftMs > 0; leftMs = refusedUntil - performance.now()) await sleep(leftMs);
    await listen();
    refusal = undefined;
  }

  await listen();
  return {
    name,
    get port() {
      return port;
    },
    get open() {
      return pairs.size;
    },
    cut: (share, draw) => cutAll(some(share, draw)),
    async dropResponses(share, withinMs, draw) {
      const chosen = some(share, draw);
      for (const pair of chosen) pair.dropping = true;
      const endsAt = performance.now() + withinMs;
      let left = chosen;
      let dropped = 0;
      while (left.length > 0 && performance.now() < endsAt) {
        await sleep(LOOK_EVERY_MS);
        const now = performance.now();
        for (const pair of left) {
          if (pair.lostAt === undefined || now - pair.lostAt < LOSS_LASTS_MS) continue;
          dropped += 1;
          reset(pair);
        }
        left = left.filter((pair) => pairs.has(pair));
      }
      for (const pair of left) {
        pair.dropping = false;
        if (pair.lostAt === undefined) continue;
        dropped += 1;
        reset(pair);
      }
      return { ...NO_DAMAGE, dropped };
    },
    async delayRequests(share, afterMs, withinMs, draw) {
      const chosen = some(share, draw);
      for (const pair of chosen) deliverLate(pair, afterMs);
      await sleep(withinMs);
      const idle = chosen.filter((pair) => pairs.has(pair));
      for (const pair of idle) pair.late = undefined;
      return { ...NO_DAMAGE, late: chosen.length - idle.length };
    },
    async refuse(forMs) {
      refusedUntil = Math.max(refusedUntil, performance.now() + forMs);
      refusal ??= stayAway();
      const damage = cutAll([...pairs]);
      await refusal;
      return damage;
    },
    addTarget: (target) => {
      targets.push(target);
    },
    async close() {
      const closed = unlisten();
      for (const pair of pairs) reset(pair);
      await closed;
    },
  };
}
