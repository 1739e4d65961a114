/** Text as it may stand in HTML and SVG. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const PALETTE = ['#111827', '#2563eb', '#dc2626', '#059669', '#d97706', '#7c3aed', '#0891b2', '#be185d', '#65a30d', '#6b7280', '#92400e', '#4338ca'];

/** A policy keeps its colour through a report. */
export function colourOf(index: number): string {
  return PALETTE[index % PALETTE.length] as string;
}

export interface Line {
  readonly name: string;
  readonly colour: string;
  /** Evenly over the whole width; null leaves a gap. */
  readonly values: readonly (number | null)[];
}

export interface Band {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

const WIDTH = 960;
const HEIGHT = 260;
const LEFT = 44;
const BOTTOM = 26;
const TOP = 12;

/** Lines over time, in percent, with the times of events as bands; `spanS` is the whole width. */
export function timePlot(lines: readonly Line[], bands: readonly Band[], spanS: number): string {
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null));
  const low = Math.max(0, Math.floor((Math.min(...values) - 1) / 5) * 5);
  const high = Math.min(100, Math.ceil((Math.max(...values) + 1) / 5) * 5);
  const x = (part: number): number => LEFT + part * (WIDTH - LEFT - 8);
  const y = (value: number): number => TOP + (1 - (value - low) / Math.max(1, high - low)) * (HEIGHT - TOP - BOTTOM);
  const step = high - low > 40 ? 20 : high - low > 15 ? 10 : 5;
  const grid = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, index) => low + index * step)
    .map((value) => `<line x1="${LEFT}" x2="${WIDTH - 8}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" class="grid"/><text x="${LEFT - 6}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${value} %</text>`)
    .join('');
  const ticks = hours(spanS)
    .map((second) => `<text x="${x(second / spanS).toFixed(1)}" y="${HEIGHT - 6}" text-anchor="middle">${clock(second)}</text>`)
    .join('');
  const shades = bands
    .map(({ from, to, name }) => `<rect x="${x(from / spanS).toFixed(1)}" width="${Math.max(1, x(Math.min(to, spanS) / spanS) - x(from / spanS)).toFixed(1)}" y="${TOP}" height="${HEIGHT - TOP - BOTTOM}" class="band"><title>${escaped(name)}</title></rect>`)
    .join('');
  const paths = lines.map(({ name, colour, values: points }) => `<path d="${pathOf(points, x, y)}" stroke="${colour}"><title>${escaped(name)}</title></path>`).join('');
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="success over time">${shades}${grid}${ticks}<g class="lines">${paths}</g></svg>`;
}

function pathOf(points: readonly (number | null)[], x: (part: number) => number, y: (value: number) => number): string {
  let isDrawing = false;
  return points
    .map((value, index) => {
      const command = isDrawing ? 'L' : 'M';
      isDrawing = value !== null;
      return value === null ? '' : `${command}${x((index + 0.5) / points.length).toFixed(1)},${y(value).toFixed(1)}`;
    })
    .join('');
}

function hours(spanS: number): readonly number[] {
  const step = [600, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200].find((each) => spanS / each <= 9) ?? 86_400;
  return Array.from({ length: Math.floor(spanS / step) + 1 }, (_, index) => index * step);
}

function clock(second: number): string {
  return `${Math.floor(second / 3_600)}:${String(Math.floor((second % 3_600) / 60)).padStart(2, '0')} h`;
}

export interface Bar {
  readonly name: string;
  readonly colour: string;
  /** Null: not measured. */
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly label: string;
}

const ROW = 24;
const NAMES = 270;

/** Horizontal bars from zero, with intervals where there are any. */
export function barPlot(bars: readonly Bar[], title: string): string {
  const highest = Math.max(1e-9, ...bars.map(({ value, high }) => high ?? value ?? 0));
  const width = (value: number): number => (Math.max(0, value) / highest) * (WIDTH - NAMES - 220);
  const rows = bars.map(({ name, colour, value, low, high, label }, index) => {
    const middle = index * ROW + ROW / 2;
    const whisker = low === undefined || low === null || high === undefined || high === null ? '' : `<line x1="${(NAMES + width(low)).toFixed(1)}" x2="${(NAMES + width(high)).toFixed(1)}" y1="${middle}" y2="${middle}" class="whisker"/>`;
    const end = NAMES + width(Math.max(value ?? 0, high ?? 0)) + 8;
    return `<text x="${NAMES - 8}" y="${middle + 4}" text-anchor="end">${escaped(name)}</text><rect x="${NAMES}" y="${middle - 8}" height="16" width="${width(value ?? 0).toFixed(1)}" fill="${colour}"/>${whisker}<text x="${end.toFixed(1)}" y="${middle + 4}">${escaped(label)}</text>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${bars.length * ROW + 4}" role="img" aria-label="${escaped(title)}">${rows.join('')}</svg>`;
}
