// The report: figures, bars, matrices, and the errors that the reader picks.

const WHAT = ['missed', 'false', 'differs'];
const ALL = 'all';
const chosen = { kind: ALL, what: ALL, article: ALL, rule: ALL };
const SHOWN = 200;
const list = el('ol', 'errors');
const told = having(el('p', 'told'), { role: 'status' });
const selects = {};

function words(slug) {
  return slug.replaceAll('_', ' ').toLowerCase();
}

function ratio(value) {
  return value.toFixed(4);
}

/** Precision, recall and F1 as three bars from 0 to 1. */
function bars(one) {
  const rows = [['precision', one.precision], ['recall', one.recall], ['f1', one.f1]];
  const shapes = rows.flatMap(([name, value], at) => [
    svg('rect', { x: 0, y: at * 7, width: 160, height: 5, class: 'ground' }),
    svg('rect', { x: 0, y: at * 7, width: 160 * value, height: 5, class: name }, svg('title', {}, `${name} ${ratio(value)}`)),
  ]);
  const label = rows.map(([name, value]) => `${name} ${ratio(value)}`).join(', ');
  return svg('svg', { viewBox: '0 0 160 19', class: 'bars', role: 'img', 'aria-label': label }, ...shapes);
}

/** Parts of a whole as one bar. */
function stacked(parts, whole) {
  let at = 0;
  const shapes = parts.map(([style, value]) => {
    const width = whole ? (160 * value) / whole : 0;
    const shape = svg('rect', { x: at, y: 2, width, height: 9, class: style }, svg('title', {}, `${style} ${value}`));
    at += width;
    return shape;
  });
  const label = parts.map(([style, value]) => `${style} ${value}`).join(', ');
  return svg('svg', { viewBox: '0 0 160 13', class: 'bars', role: 'img', 'aria-label': label },
    svg('rect', { x: 0, y: 2, width: 160, height: 9, class: 'ground' }), ...shapes);
}

function table(columns, rows) {
  const numeric = (at) => rows.length > 0 && typeof rows[0][at] === 'number';
  const head = el('tr', '', ...columns.map((column, at) => having(el('th', numeric(at) ? 'figure' : '', column), { scope: 'col' })));
  const body = rows.map((cells) => el('tr', '', ...cells.map((cell) => el('td', typeof cell === 'number' ? 'figure' : '', typeof cell === 'number' ? figures(cell) : cell))));
  return el('div', 'wide', el('table', '', el('thead', '', head), el('tbody', '', ...body)));
}

function section(title, about, ...children) {
  return el('section', '', el('h2', '', title), about ? el('p', 'told', about) : null, ...children);
}

/** What the colours of the bars say. */
function legend(names) {
  return el('p', 'legend', ...names.map((name) => el('span', '',
    svg('svg', { viewBox: '0 0 10 10', 'aria-hidden': true }, svg('rect', { width: 10, height: 10, rx: 2, class: name })), name)));
}

/** A button that shows the errors of something. */
function errorsOf(text, wanted) {
  const made = having(button('lead', text), { dir: 'auto' });
  made.addEventListener('click', () => {
    Object.assign(chosen, { kind: ALL, what: ALL, article: ALL, rule: ALL }, wanted);
    for (const [key, select] of Object.entries(selects)) select.value = chosen[key];
    fill();
    list.parentElement.scrollIntoView();
  });
  return made;
}

function summary() {
  const marks = DATA.articles.length;
  const notes = [];
  if (DATA.absent.length) notes.push(el('p', 'note', `Without document, all missed: ${DATA.absent.join(', ')}`));
  if (DATA.foreign.length) notes.push(el('p', 'note', `Of another text than the labels: ${DATA.foreign.join(', ')}`));
  return el('header', 'head', el('p', 'big', ratio(DATA.headline)),
    el('p', '', `headline: mean F1 of posts, dates, counts and units on ${figures(marks)} labelled articles`), ...notes);
}

function kindTable() {
  const top = Math.max(1, ...DATA.kinds.map((one) => one.missed + one.false + one.differs));
  return table(['Kind', 'Gold', 'Found', 'Right', 'Precision', 'Recall', 'F1', 'Precision, recall, F1', 'Missed, false, differs'],
    DATA.kinds.map((one) => [errorsOf(words(one.kind), { kind: one.kind }), one.gold, one.found, one.right,
      ratio(one.precision), ratio(one.recall), ratio(one.f1), bars(one), stacked(WHAT.map((what) => [what, one[what]]), top)]));
}

function ruleTable() {
  const top = Math.max(1, ...DATA.rules.map((one) => one.found));
  return table(['Rule', 'Kind', 'Found', 'Right', 'Precision', ''],
    DATA.rules.map((one) => [errorsOf(one.rule, { kind: one.kind, rule: one.rule }), words(one.kind), one.found, one.right,
      ratio(one.found ? one.right / one.found : 0), stacked([['right', one.right], ['false', one.found - one.right]], top)]));
}

function articleTable() {
  const top = Math.max(1, ...DATA.articles.map((one) => one.errors));
  return table(['Article', 'Errors', ''], DATA.articles.map((one) => [errorsOf(one.id, { article: one.id }), one.errors, stacked([['false', one.errors]], top)]));
}

function matrix(one) {
  const head = el('tr', '', el('td', ''), ...one.columns.map((name) => having(el('th', '', words(name)), { scope: 'col' })));
  const rows = one.rows.map((name, at) => el('tr', '', having(el('th', '', words(name)), { scope: 'row' }),
    ...one.cells[at].map((cell, to) => el('td', `figure ${cell === 0 ? 'zero' : name === one.columns[to] ? 'same' : 'other'}`, cell === 0 ? '·' : figures(cell)))));
  return el('div', 'wide', el('table', 'matrix', el('caption', '', `${one.title}: labels down, found across`), el('thead', '', head), el('tbody', '', ...rows)));
}

function choice(key, name, values) {
  const select = el('select', '', ...[ALL, ...values].map((value) => having(el('option', '', value), { value })));
  select.addEventListener('change', () => { chosen[key] = select.value; fill(); });
  selects[key] = select;
  return el('label', '', name, select);
}

function choices() {
  const rules = [...new Set(DATA.errors.map((one) => one.rule).filter((rule) => rule !== null))].sort();
  return el('div', 'choices',
    choice('kind', 'kind', DATA.kinds.map((one) => one.kind)), choice('what', 'what', WHAT),
    choice('article', 'article', DATA.articles.map((one) => one.id)), choice('rule', 'rule', rules));
}

function fill() {
  const fits = DATA.errors.filter((one) => Object.entries(chosen).every(([key, value]) => value === ALL || one[key] === value));
  told.textContent = fits.length > SHOWN ? `${figures(fits.length)} errors, the first ${SHOWN} shown` : `${figures(fits.length)} errors`;
  list.replaceChildren(...fits.slice(0, SHOWN).map(errorItem));
}

function errorItem(one) {
  const [before, at, after] = one.sentence ?? ['', '', ''];
  const line = one.sentence && having(el('p', 'sentence', before, el('mark', one.what, at), after), { lang: 'zh', dir: 'auto' });
  const side = (name, value) => (value === null ? null : el('div', '', el('dt', '', name), having(el('dd', '', value), { dir: 'auto' })));
  return el('li', '', el('p', 'what', el('b', one.what, one.what), ` ${words(one.kind)} `, having(el('small', '', one.article), { dir: 'auto' }),
    one.rule === null ? null : el('code', '', one.rule)), line, el('dl', '', side('label', one.gold), side('found', one.found)));
}

byId('report').append(
  summary(),
  section('Kinds', 'Choose a kind, a rule or an article to see its errors below.', legend(['precision', 'recall', 'f1', ...WHAT]), kindTable()),
  section('Rules', 'What each rule found, the most wrong first.', ruleTable()),
  section('Confusions', 'Empty places of the labels or the documents are –.', ...DATA.confusions.map(matrix)),
  section('Articles', 'Errors in posts, dates, counts and units.', articleTable()),
  section('Errors', null, choices(), told, list));
fill();
themes(byId('theme'));
