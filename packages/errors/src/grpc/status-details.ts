import protobuf from 'protobufjs';
import type { IMapField } from 'protobufjs';
import type { FieldProblem } from '../error.ts';

/** What `grpc-status-details-bin` says besides the status. */
export interface StatusDetails {
  readonly code: number;
  readonly message: string;
  /** ErrorInfo.reason: our code, upper case as AIP-193 wants it. */
  readonly reason: string;
  /** ErrorInfo.metadata. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterS: number | undefined;
}

/** ErrorInfo.domain of everything that this platform says. */
const DOMAIN = 'adaigi';

const ERROR_INFO_METADATA: IMapField = { keyType: 'string', type: 'string', id: 3 };

/** The messages of google.rpc (status.proto, error_details.proto) and google.protobuf.Any that are spoken here. */
const root = protobuf.Root.fromJSON({
  nested: {
    Any: { fields: { typeUrl: { type: 'string', id: 1 }, value: { type: 'bytes', id: 2 } } },
    Status: {
      fields: {
        code: { type: 'int32', id: 1 },
        message: { type: 'string', id: 2 },
        details: { rule: 'repeated', type: 'Any', id: 3 },
      },
    },
    ErrorInfo: {
      fields: {
        reason: { type: 'string', id: 1 },
        domain: { type: 'string', id: 2 },
        metadata: ERROR_INFO_METADATA,
      },
    },
    FieldViolation: {
      fields: { field: { type: 'string', id: 1 }, description: { type: 'string', id: 2 }, reason: { type: 'string', id: 3 } },
    },
    BadRequest: { fields: { fieldViolations: { rule: 'repeated', type: 'FieldViolation', id: 1 } } },
    Duration: { fields: { seconds: { type: 'int32', id: 1 }, nanos: { type: 'int32', id: 2 } } },
    RetryInfo: { fields: { retryDelay: { type: 'Duration', id: 1 } } },
  },
});

type DetailName = 'ErrorInfo' | 'BadRequest' | 'RetryInfo';

export function encodeStatusDetails(status: StatusDetails): Buffer {
  const details = [any('ErrorInfo', { reason: status.reason, domain: DOMAIN, metadata: status.metadata })];
  if (status.fields.length > 0) {
    const fieldViolations = status.fields.map(({ field, rule, message }) => ({ field, description: message, reason: rule.toUpperCase() }));
    details.push(any('BadRequest', { fieldViolations }));
  }
  if (status.retryAfterS !== undefined) {
    const seconds = Math.floor(status.retryAfterS);
    details.push(any('RetryInfo', { retryDelay: { seconds, nanos: Math.round((status.retryAfterS - seconds) * 1e9) } }));
  }
  return Buffer.from(encode('Status', { code: status.code, message: status.message, details }));
}

/** Null when the bytes are no status of this platform. */
export function decodeStatusDetails(bytes: Uint8Array): StatusDetails | null {
  try {
    return readStatus(bytes);
  } catch {
    return null;
  }
}

function readStatus(bytes: Uint8Array): StatusDetails | null {
  const status = decode('Status', bytes) as { code: number; message: string; details: { typeUrl: string; value: Uint8Array }[] };
  const detail = (name: DetailName): object | null => {
    const found = status.details.find(({ typeUrl }) => typeUrl === typeUrlOf(name));
    return found === undefined ? null : decode(name, found.value);
  };
  const info = detail('ErrorInfo') as { reason: string; domain: string; metadata: Record<string, string> } | null;
  if (info === null || info.domain !== DOMAIN) return null;
  const badRequest = detail('BadRequest') as { fieldViolations: { field: string; description: string; reason: string }[] } | null;
  const retry = detail('RetryInfo') as { retryDelay: { seconds: number; nanos: number } | null } | null;
  return {
    code: status.code,
    message: status.message,
    reason: info.reason,
    metadata: info.metadata,
    fields: (badRequest?.fieldViolations ?? []).map(({ field, description, reason }) => ({
      field,
      rule: reason.toLowerCase(),
      message: description,
    })),
    retryAfterS: retry?.retryDelay ? retry.retryDelay.seconds + retry.retryDelay.nanos / 1e9 : undefined,
  };
}

function typeUrlOf(name: DetailName): string {
  return `type.googleapis.com/google.rpc.${name}`;
}

function any(name: DetailName, content: Record<string, unknown>): { typeUrl: string; value: Uint8Array } {
  return { typeUrl: typeUrlOf(name), value: encode(name, content) };
}

function encode(name: string, content: Record<string, unknown>): Uint8Array {
  return root.lookupType(name).encode(content).finish();
}

function decode(name: string, bytes: Uint8Array): object {
  const type = root.lookupType(name);
  return type.toObject(type.decode(bytes), { defaults: true, arrays: true, objects: true });
}
