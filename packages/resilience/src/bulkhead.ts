/** A bounded number of places for calls under way; nobody waits for one. */
export interface Bulkhead {
  /** False when all places are taken. */
  enter(): boolean;
  leave(): void;
  readonly taken: number;
}

export function bulkhead(places: number): Bulkhead {
  let taken = 0;
  return {
    enter: () => {
      if (taken >= places) return false;
      taken += 1;
      return true;
    },
    leave: () => {
      taken -= 1;
    },
    get taken() {
      return taken;
    },
  };
}
