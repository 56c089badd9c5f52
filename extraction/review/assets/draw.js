// Drawings: the bounds of a count, and the dates on their line. Colours come from the style sheet.

/** Bounds as a small drawing: full dots belong to the interval, arrows are open ends. */
function boundsOf(count) {
  const shape = BOUNDS[count.approximation];
  const line = (from, to, style) => svg('line', { x1: from, x2: to, y1: 8, y2: 8, class: style });
  const parts = [line(4, 60, 'axis')];
  if (shape.left) parts.push(line(8, 32, shape.dashed ? 'vague' : 'reach'), arrow(4, 1));
  if (shape.right) parts.push(line(32, 56, shape.dashed ? 'vague' : 'reach'), arrow(60, -1));
  if (shape.inner) parts.push(line(16, 48, 'reach'));
  for (const at of shape.dots) parts.push(svg('circle', { cx: at, cy: 8, r: 3.5, class: shape.open ? 'open' : 'dot' }));
  const label = count.approximation === 'exact' ? 'exact' : `${words(count.approximation)}, ${bounds(count)}`;
  return svg('svg', { viewBox: '0 0 64 16', class: 'bounds', role: 'img', 'aria-label': label }, ...parts);
}

const BOUNDS = {
  exact: { dots: [32] },
  more_than: { dots: [32], right: true, open: true },
  at_least: { dots: [32], right: true },
  less_than: { dots: [32], left: true, open: true },
  at_most: { dots: [32], left: true },
  about: { dots: [32], left: true, right: true, open: true, dashed: true },
  range: { dots: [16, 48], inner: true },
};

function arrow(tip, direction) {
  const back = tip + 5 * direction;
  return svg('path', { d: `M${tip} 8 L${back} 4.5 L${back} 11.5 Z`, class: 'tip' });
}

const WIDE = 400;
const EDGE = 12;

/** The dates that have a place on a line, oldest left; each bar carries the key of its record. */
function timeLine(article) {
  const { bars, labels, published } = article.line;
  if (!bars.length) return null;
  const at = (place) => EDGE + place * (WIDE - 2 * EDGE);
  const rows = [];
  const shapes = [];
  for (const [number, from, to] of [...bars].sort((one, other) => one[1] - other[1] || other[2] - one[2])) {
    const left = at(from);
    const width = Math.max(at(to) - left, 5);
    let row = rows.findIndex((end) => end + 2 <= left);
    if (row < 0) row = rows.push(0) - 1;
    rows[row] = left + width;
    shapes.push({ number, left, width, row });
  }
  const base = rows.length * 9 + 6;
  const drawn = svg('svg', { viewBox: `0 0 ${WIDE} ${base + 22}`, class: 'line', role: 'group', 'aria-label': 'Time line' });
  if (published !== null) {
    drawn.append(svg('line', { x1: at(published), x2: at(published), y1: 0, y2: base, class: 'published' },
      svg('title', {}, `published ${article.article.published}`)));
  }
  drawn.append(svg('line', { x1: 0, x2: WIDE, y1: base, y2: base, class: 'axis' }));
  for (const shape of shapes) {
    const date = article.dates[shape.number];
    drawn.append(svg('rect', {
      x: shape.left, width: shape.width, y: base - 9 - shape.row * 9, height: 7, rx: 2.5, class: 'when',
      'data-key': `date:${shape.number}:0`, 'aria-label': `${date.text}: ${date.value}`, role: 'button', tabindex: -1,
    }));
  }
  for (const [place, text] of labels) {
    const last = place > 0.85;
    drawn.append(
      svg('line', { x1: at(place), x2: at(place), y1: base, y2: base + 4, class: 'axis' }),
      svg('text', { x: last ? WIDE : Math.max(at(place) - 8, 0), y: base + 16, 'text-anchor': last ? 'end' : 'start' }, text));
  }
  return drawn;
}
