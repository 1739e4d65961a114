/** A queue of small numbers by time (binary heap); equal times come out in the order they went in. */
export class DueQueue {
  readonly #times: number[] = [];
  readonly #orders: number[] = [];
  readonly #items: number[] = [];
  #pushed = 0;

  get nextS(): number {
    return this.#times.length === 0 ? Infinity : (this.#times[0] as number);
  }

  push(timeS: number, item: number): void {
    const order = this.#pushed;
    this.#pushed += 1;
    let at = this.#times.length;
    this.#times.push(timeS);
    this.#orders.push(order);
    this.#items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.#times[parent] as number) <= timeS) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, timeS, order, item);
  }

  /** The item that is due first; there must be one. */
  pop(): number {
    const first = this.#items[0] as number;
    const timeS = this.#times.pop() as number;
    const order = this.#orders.pop() as number;
    const item = this.#items.pop() as number;
    const size = this.#times.length;
    if (size === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#before(child + 1, child)) child += 1;
      const childS = this.#times[child] as number;
      if (childS > timeS || (childS === timeS && (this.#orders[child] as number) > order)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, timeS, order, item);
    return first;
  }

  #before(a: number, b: number): boolean {
    const difference = (this.#times[a] as number) - (this.#times[b] as number);
    return difference < 0 || (difference === 0 && (this.#orders[a] as number) < (this.#orders[b] as number));
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#times[from] as number, this.#orders[from] as number, this.#items[from] as number);
  }

  #put(at: number, timeS: number, order: number, item: number): void {
    this.#times[at] = timeS;
    this.#orders[at] = order;
    this.#items[at] = item;
  }
}
