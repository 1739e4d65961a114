/** Texts, a line each, as UTF-8. */
export interface TextPage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly count: number;
}

/** Collects texts as bytes: strings that wait for a moment are copied by every collection of garbage, bytes lie outside of it and can be handed to a thread. */
export interface TextPages {
  readonly add: (text: string) => void;
  /** Hands over what has been added since. */
  readonly flush: () => void;
}

const PAGE_BYTES = 64 * 1024;
/** No UTF-16 unit takes more in UTF-8. */
const MAX_UNIT_BYTES = 3;
const NEW_LINE = 10;

/** @param onPage is given a page when the next text may not fit, and at a flush; the page is its own */
export function createTextPages(onPage: (page: TextPage) => void): TextPages {
  let page = Buffer.alloc(0);
  let used = 0;
  let count = 0;
  const flush = (): void => {
    if (count === 0) return;
    const full = { bytes: page.subarray(0, used), count };
    page = Buffer.alloc(0);
    used = 0;
    count = 0;
    onPage(full);
  };
  return {
    add(text) {
      const most = text.length * MAX_UNIT_BYTES + 1;
      if (used + most > page.length) {
        flush();
        // Of its own, not of the pool: it is handed over whole.
        page = Buffer.allocUnsafeSlow(Math.max(PAGE_BYTES, most));
      }
      used += page.write(text, used);
      page[used] = NEW_LINE;
      used += 1;
      count += 1;
    },
    flush,
  };
}

/** The texts of a page. */
export function textsOf(bytes: Uint8Array): string[] {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').split('\n').filter((text) => text !== '');
}
