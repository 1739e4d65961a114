/** What keeps a lease while its holder waits for an inquiry. */
interface Leases {
  prolong(id: string, token: string, forMs: number): Promise<boolean>;
}

/**
 * Prolongs a step's lease over the inquiry that follows at once, as an intent does over its call: two workers that ask the same would use up two
 * steps of a schedule for one look. False when the lease was lost meanwhile: somebody else is at it.
 *
 * @param terms - of the channel that is asked; null where nobody serves it, so that no call is made
 */
export async function holdOverInquiry(
  leases: Leases,
  { id, token }: { readonly id: string; readonly token: string },
  terms: { readonly inquireTimeoutMs: number } | null,
  marginMs: number,
): Promise<boolean> {
  return terms === null || leases.prolong(id, token, terms.inquireTimeoutMs + marginMs);
}
