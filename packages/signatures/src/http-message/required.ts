/** What every signature must cover, so that no signed request can be turned into another one. */
export const REQUIRED_COMPONENTS = ['@method', '@path', '@query'] as const;

/** Covered by our own signatures as well, where the request has them. A body needs the one, a creating call the other. */
export const COVERED_WHEN_PRESENT = ['content-digest', 'idempotency-key'] as const;
