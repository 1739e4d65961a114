/** Questions about bank accounts that were answered and not used, in memory: a restart makes callers ask again. Each is good for one transfer. */
export interface OpenQuestions<Asked> {
  open(id: string, asked: Asked): void;
  /** What was asked under an id, which is used up by that; undefined for one that is not open. */
  spend(id: string): Asked | undefined;
}

const mostOpen = 10_000;
const openForMs = 10 * 60_000;

export function openQuestions<Asked>(now: () => Date): OpenQuestions<Asked> {
  const open = new Map<string, { readonly asked: Asked; readonly endsAt: number }>();
  return {
    open(id, asked) {
      if (open.size >= mostOpen) open.clear();
      open.set(id, { asked, endsAt: now().getTime() + openForMs });
    },
    spend(id) {
      const found = open.get(id);
      open.delete(id);
      return found !== undefined && found.endsAt > now().getTime() ? found.asked : undefined;
    },
  };
}
