import { destination, pino, stdTimeFunctions } from 'pino';
import type { DestinationStream, Logger, LoggerOptions } from 'pino';
import { currentTraceId } from '../trace.ts';
import { describeError, redactRecord, redactText, redactValue } from './redact.ts';

export interface LogOptions {
  /** The process, for example `payments`. */
  readonly service: string;
  readonly instance: string;
  readonly level: string;
  /** Standard output by default. */
  readonly stream?: DestinationStream;
}

/**
 * One JSON line per event. Personal data and secrets are kept out three times: errors show an allow-list, every field is checked by name at
 * any depth, every text by shape. Log ids and codes, never whole requests.
 */
export function createLogger(options: LogOptions): Logger {
  const settings: LoggerOptions = {
    level: options.level,
    // Set here and not by child(), so that they pass the formatter unredacted: `service` is ours.
    base: { service: options.service, instance: options.instance },
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: describe, error: describe },
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => redactRecord(Object.entries(fields)),
      bindings: (fields) => redactRecord(Object.entries(fields)),
    },
    hooks: {
      logMethod(args, method) {
        // The type is a tuple per overload; redaction keeps every position's kind.
        method.apply(this, args.map((argument: unknown) => (typeof argument === 'string' ? redactText(argument) : argument)) as typeof args);
      },
    },
    mixin: () => {
      const traceId = currentTraceId();
      return traceId === undefined ? {} : { traceId };
    },
  };
  // Synchronous, so that the last words of a dying process are not lost.
  return pino(settings, options.stream ?? destination({ fd: 1, sync: true }));
}

function describe(error: unknown): unknown {
  return error instanceof Error ? describeError(error) : redactValue(error);
}
