/** Texts as UTF-8, each with the end of a line behind it. */
export interface TextPage<M> {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What came with each text. */
  readonly marks: readonly M[];
}

/** Collects texts as bytes: strings that wait for a moment are copied by every collection of garbage, bytes lie outside of it and can be handed to a thread. */
export interface TextPages<M> {
  readonly add: (text: string, mark: M) => void;
  /** Hands over what has been added since. */
  readonly flush: () => void;
}

const PAGE_BYTES = 64 * 1024;
/** No UTF-16 unit takes more in UTF-8. */
const MAX_UNIT_BYTES = 3;
const NEW_LINE = 10;

/** @param onPage is given a page when the next text may not fit, and at a flush; the page is its own */
export function createTextPages<M>(onPage: (page: TextPage<M>) => void): TextPages<M> {
  let page = Buffer.alloc(0);
  let used = 0;
  let marks: M[] = [];
  /** Whoever keeps some bytes of a page keeps all of its memory: a page that is mostly empty is copied, and filled again. */
  const take = (): Uint8Array<ArrayBuffer> => {
    const bytes = page.subarray(0, used);
    if (used < page.length / 2) return new Uint8Array(bytes);
    page = Buffer.alloc(0);
    return bytes;
  };
  const flush = (): void => {
    if (marks.length === 0) return;
    const full = { bytes: take(), marks };
    used = 0;
    marks = [];
    onPage(full);
  };
  return {
    add(text, mark) {
      const most = text.length * MAX_UNIT_BYTES + 1;
      if (used + most > page.length) {
        flush();
        // Of its own, not of the pool: it is handed over whole.
        if (most > page.length) page = Buffer.allocUnsafeSlow(Math.max(PAGE_BYTES, most));
      }
      used += page.write(text, used);
      page[used] = NEW_LINE;
      used += 1;
      marks.push(mark);
    },
    flush,
  };
}

/** The lines of a page, or of several one after the other. */
export function linesOf(bytes: Uint8Array): string[] {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').split('\n').filter((line) => line !== '');
}

/** The same as bytes of the page itself, without the ends of lines. */
export function lineBytesOf(bytes: Uint8Array): Buffer[] {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lines: Buffer[] = [];
  let from = 0;
  for (let end = page.indexOf(NEW_LINE); end >= 0; end = page.indexOf(NEW_LINE, from)) {
    lines.push(page.subarray(from, end));
    from = end + 1;
  }
  return lines;
}
