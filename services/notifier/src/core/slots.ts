/**
 * Places for tries under way. A merchant whose endpoints hang holds at most `perMerchant` of them, so that the others are served.
 */
export class Slots {
  readonly #total: number;
  readonly #perMerchant: number;
  readonly #taken = new Map<string, number>();
  #count = 0;

  constructor(total: number, perMerchant: number) {
    this.#total = total;
    this.#perMerchant = perMerchant;
  }

  tryTake(merchantId: string): boolean {
    const mine = this.#taken.get(merchantId) ?? 0;
    if (this.#count >= this.#total || mine >= this.#perMerchant) return false;
    this.#taken.set(merchantId, mine + 1);
    this.#count += 1;
    return true;
  }

  give(merchantId: string): void {
    const mine = this.#taken.get(merchantId);
    if (mine === undefined) throw new RangeError('a slot was given back that was not taken');
    this.#count -= 1;
    if (mine === 1) this.#taken.delete(merchantId);
    else this.#taken.set(merchantId, mine - 1);
  }

  get free(): number {
    return this.#total - this.#count;
  }

  /** Merchants that hold all they may. */
  saturated(): string[] {
    return [...this.#taken].filter(([, count]) => count >= this.#perMerchant).map(([merchantId]) => merchantId);
  }
}
