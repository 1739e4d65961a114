import { buildConnector } from 'undici';
import type { NotSentCause } from './answer.ts';

/** Marks an error as one of connecting: the request cannot have left. */
export class ConnectFailed extends Error {
  readonly reason: NotSentCause;
  // Without a code of its own undici would take some of the originals for recoverable and dial again.
  readonly code = 'ADAIGI_CONNECT_FAILED';
  constructor(cause: Error) {
    super('connection not made');
    this.name = 'ConnectFailed';
    this.reason = classify(cause);
  }
}

/** Dials the provider; HTTP/1.1 only, since an HTTP/2 stream may be replayed by the library. */
export function connectorWithVerdict(timeoutMs: number, ca: string | undefined): buildConnector.connector {
  const dial = buildConnector({ timeout: timeoutMs, allowH2: false, ...(ca === undefined ? {} : { ca }) });
  return (options, callback) => {
    dial(options, (...[error, socket]) => {
      if (error === null) callback(null, socket);
      else callback(new ConnectFailed(error), null);
    });
  };
}

function classify(error: Error): NotSentCause {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name_not_found';
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'connect_timeout';
  if (/CERT|TLS|SSL|SELF_SIGNED|EPROTO/.test(code)) return 'tls';
  return 'unreachable';
}
