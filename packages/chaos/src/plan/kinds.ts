/** What a merchant's server does in a period: refuses, answers late, 500, another text, cuts, never answers. */
export type InboxMood = 'reset' | 'slow' | '500' | 'wrong-body' | 'cut-after-reading' | 'hang';

/** Kinds of links between processes. */
export const LINK_KINDS = ['merchant-http', 'merchant-grpc', 'provider', 'callbacks', 'inbox', 'grpc', 'mongodb', 'kafka'] as const;
/** `connectors` are those of `grpc` that lead to the connectors. */
export type LinkKind = (typeof LINK_KINDS)[number] | 'connectors';
