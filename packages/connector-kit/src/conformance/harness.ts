import type { RawCallback } from '../connector.ts';
import type { IntegrityField } from '../outcomes.ts';
import type { ReceivedRequest } from './scripted-provider.ts';

/** What a callback may name beside its reference. */
export const CALLBACK_FIELDS = ['amount', 'currency', 'merchant'] as const;
export type CallbackField = (typeof CALLBACK_FIELDS)[number];

/** The body of an answer to a request. */
export type Reply = (request: ReceivedRequest) => string;

/** A provider's protocol, spoken by the test: what it would answer, byte by byte, to a request that it has read. */
export interface ConnectorHarness {
  /** The provider's part of a channel whose requests go to `baseUrl`. */
  section(baseUrl: string): { readonly endpoint: object; readonly account: object; readonly secrets: Readonly<Record<string, string>> };
  /** What a charge's request asks for. Throws when the provider would refuse the request: wrong signature, missing field, refused character. */
  readCharge(request: ReceivedRequest): { readonly reference: string; readonly amountMinor: bigint; readonly mobile: string };
  readonly charge: {
    readonly paid: Reply;
    /** An otherwise well-formed answer with this code. */
    readonly coded: (code: string) => Reply;
    /** A documented code by which the payer's wallet refuses. */
    readonly declineCode: string;
    /** "Paid", but one field is not what was asked. Only the fields that this answer has. */
    readonly contradicts: Readonly<Partial<Record<IntegrityField, Reply>>>;
  };
  readonly inquiry: {
    readonly paid: Reply;
    readonly notFound: Reply;
    /** A failure that could be a look at a payment still in flight. */
    readonly failed: Reply;
    readonly coded: (code: string) => Reply;
    readonly contradicts: Readonly<Partial<Record<IntegrityField, Reply>>>;
  };
  /** Null where the provider has no refund by API. */
  readonly refund: { readonly done: Reply; readonly refused: Reply; readonly coded: (code: string) => Reply } | null;
  readonly callbacks: {
    /** As the provider sends it for a paid charge. */
    readonly paid: (reference: string) => RawCallback;
    /** As `paid` and as authentic, but about another amount than 10050 paisa, in another currency or of another merchant. Only the fields that such a message may have. */
    readonly contradicts: Readonly<Partial<Record<CallbackField, (reference: string) => RawCallback>>>;
    /** Whether such a message is proof by itself; if not it may only wake an inquiry. */
    readonly proves: boolean;
    /** Messages that claim a payment and that anybody could have written. */
    readonly forged: (reference: string) => readonly RawCallback[];
  };
  /** A code that no document of the provider has. */
  readonly undocumentedCode: string;
}
