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
    base: { service: options.service, instance: options.instance },
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: describe, error: describe },
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => redactRecord(Object.entries(fields)),
    },
    hooks: {
      logMethod(args, method) {
        method.apply(this, redactArguments(args) as typeof args);
      },
    },
    mixin: () => {
      const traceId = currentTraceId();
      return traceId === undefined ? {} : { traceId };
    },
  };
  // Synchronous, so that the last words of a dying process are not lost.
  return redactChildren(pino(settings, options.stream ?? destination({ fd: 1, sync: true })));
}

/** Fields go through the formatter; here are the message and what is put into it, also where pino takes it from the error. */
function redactArguments(args: readonly unknown[]): unknown[] {
  const [first, ...rest] = args;
  if (typeof first === 'string') return args.map((argument) => redactValue(argument));
  const error = first instanceof Error ? first : errorIn(first);
  if (rest.length === 0 && error !== undefined) return [first, redactText(error.message)];
  return [first, ...rest.map((argument) => redactValue(argument))];
}

function errorIn(fields: unknown): Error | undefined {
  if (typeof fields !== 'object' || fields === null || !('err' in fields)) return undefined;
  return fields.err instanceof Error ? fields.err : undefined;
}

/** pino runs no formatter over the fields of a child. Children inherit from their parent, so one override reaches all of them. */
function redactChildren(root: Logger): Logger {
  root.child = new Proxy(Reflect.get<Logger, 'child'>(root, 'child'), {
    apply: (target, parent, [bindings, ...rest]: [object, ...unknown[]]) =>
      Reflect.apply(target, parent, [redactRecord(Object.entries(bindings)), ...rest]) as unknown,
  });
  return root;
}

function describe(error: unknown): unknown {
  return error instanceof Error ? describeError(error) : redactValue(error);
}
