import { decodeString, endOfValue, isJsonObject, readScalar } from './json-scan.ts';
import type { JsonScalar } from './json-scan.ts';
import { inUtf8Order } from './utf8-order.ts';

type Node = JsonScalar | readonly Node[];

/** An object or a list that is still open. */
interface Frame {
  readonly isObject: boolean;
  readonly entries: { readonly name: string; readonly node: Node }[];
  /** The name whose value comes next; null before a name, and in lists. */
  name: string | null;
}

const EMPTY: JsonScalar = { kind: 'string', text: '' };

/**
 * The scalars of a JSON object in the order that values are signed in: every object by its names, every list by its positions, what is nested in
 * its place. An empty object or list is one empty text. Of duplicate names the last wins. Takes one pass and no recursion, however deep the text.
 * @param without a member of the outermost object that does not count
 * @returns null when the text is not valid JSON or not an object
 */
export function jsonLeaves(text: string, without: string): JsonScalar[] | null {
  return isJsonObject(text) ? flatten(readTree(text, without)) : null;
}

function readTree(text: string, without: string): Node {
  const open: Frame[] = [];
  let root: Node = [];
  const place = (node: Node): void => {
    const frame = open.at(-1);
    if (frame === undefined) root = node;
    else if (open.length > 1 || frame.name !== without) frame.entries.push({ name: frame.name ?? '', node });
    if (frame !== undefined) frame.name = null;
  };
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '{' || character === '[') open.push({ isObject: character === '{', entries: [], name: null });
    const closed = character === '}' || character === ']' ? open.pop() : undefined;
    if (closed !== undefined) place(nodesOf(closed));
    if (/[\s,:[\]{}]/.test(character)) {
      at += 1;
      continue;
    }
    const end = endOfValue(text, at);
    const raw = text.slice(at, end);
    const frame = open.at(-1);
    if (frame?.isObject === true && frame.name === null) frame.name = decodeString(raw);
    else place(readScalar(raw));
    at = end;
  }
  return root;
}

function nodesOf({ isObject, entries }: Frame): Node[] {
  const inOrder = isObject ? inUtf8Order([...new Map(entries.map((entry) => [entry.name, entry])).values()], ({ name }) => name) : entries;
  return inOrder.map(({ node }) => node);
}

function flatten(root: Node): JsonScalar[] {
  const leaves: JsonScalar[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('kind' in node) leaves.push(node);
    else if (node.length === 0) leaves.push(EMPTY);
    else for (const inner of node.toReversed()) waiting.push(inner);
  }
  return leaves;
}
