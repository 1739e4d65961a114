import { simulate } from './simulate.ts';
const n = Number(process.argv[2] ?? 100), from = Number(process.argv[3] ?? 1);
const t = performance.now();
let bad = 0; let steps = 0; const kinds = new Map<string, number>();
for (let s = from; s < from + n; s++) {
  const r = await simulate(s);
  steps += r.counts.steps;
  if (r.violations.length) { bad++; const k = r.violations[0]!; kinds.set(k.invariant, (kinds.get(k.invariant) ?? 0) + 1); if (bad < 15) console.log(s, r.violations.map(v => `${v.invariant}: ${v.text}`).slice(0,3).join(' | ')); }
}
const ms = performance.now() - t;
console.log({ n, bad, kinds, perMin: n / ms * 60000, steps: steps / n });
