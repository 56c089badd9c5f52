// The page: which article is shown, what is selected, and how one gets about.

const hidden = new Set();
const shown = { number: -1, text: null, elements: [], ranges: [], at: 0, marks: new Map(), turn: new Map() };
const main = byId('text');
const records = byId('records');
const query = byId('query');
const card = byId('card');
const readingTool = byId('reading');
const anchors = [];
let haystacks = null;

function wantedNumber() {
  const number = Number.parseInt(location.hash.slice(1), 10) - 1;
  return number >= 0 && number < DATA.articles.length ? number : 0;
}

// The index and the search.

function buildIndex() {
  byId('articles').append(...DATA.articles.map((article, number) => {
    const known = article.article;
    const when = [known.published && known.published.slice(0, 10), known.place && known.place.name].filter(Boolean);
    const anchor = having(el('a', '', han('b', '', known.title ?? known.id), el('small', '', when.join(' · ') || known.id)), { href: `#${number + 1}` });
    anchors.push(anchor);
    return el('li', '', anchor);
  }));
  if (DATA.articles.length < 2) document.body.classList.add('single');
}

function haystack(article) {
  const own = article.article;
  const text = article.text ?? [];
  const rules = [...article.dates, ...article.counts, ...article.units, ...article.structures, ...article.officials.flatMap((one) => one.posts)];
  return [
    own.id, own.title, own.source, own.place && own.place.name,
    ...article.officials.map((one) => one.name), ...article.units.map((one) => one.name),
    ...new Set(rules.map((one) => one.rule)),
    text.map((part) => part[0]).join(''), text.map((part) => part[2] ?? part[0]).join(''),
  ].filter(Boolean).join('\n').toLowerCase();
}

function search() {
  const wanted = query.value.trim().toLowerCase();
  haystacks ??= DATA.articles.map(haystack);
  let found = 0;
  anchors.forEach((anchor, number) => {
    const fits = haystacks[number].includes(wanted);
    anchor.parentElement.hidden = !fits;
    found += fits;
  });
  byId('hits').textContent = wanted ? `${found} of ${anchors.length} articles` : '';
  highlight();
}

function highlight() {
  const wanted = query.value.trim().toLowerCase();
  shown.ranges = wanted && shown.text ? findRanges(shown.text.prose, wanted) : [];
  shown.at = 0;
  if (globalThis.Highlight) CSS.highlights.set('hit', new Highlight(...shown.ranges));
}

function nextHit() {
  const first = anchors.findIndex((anchor) => !anchor.parentElement.hidden);
  if (anchors[shown.number].parentElement.hidden && first >= 0) location.hash = `#${first + 1}`;
  else if (shown.ranges.length) reveal(shown.ranges[shown.at++ % shown.ranges.length].startContainer.parentElement);
}

// One article.

function show(number) {
  if (number === shown.number) return;
  const article = DATA.articles[number];
  Object.assign(shown, { number, text: article.text && buildText(article), marks: new Map(), turn: new Map() });
  shown.elements = shown.text ? shown.text.elements : [];
  if (shown.text) {
    article.marks.forEach((one, mark) => {
      const key = keyOf(one);
      shown.marks.set(key, [...(shown.marks.get(key) ?? []), mark]);
    });
  }
  document.title = `${article.article.title ?? article.article.id} – minglu`;
  const none = el('p', 'none', 'The text is not in this page: name the file of the article with --texts.');
  main.replaceChildren(headOf(article), filters(article), shown.text ? shown.text.prose : none, footOf(article));
  records.replaceChildren(...buildTables(article));
  anchors.forEach((anchor, at) => (at === number ? anchor.setAttribute('aria-current', 'page') : anchor.removeAttribute('aria-current')));
  readingTool.disabled = !(shown.text && shown.text.differs);
  if (shown.text) shown.text.read(readingTool.getAttribute('aria-pressed') === 'true');
  anchors[number].scrollIntoView({ block: 'nearest' });
  scrollTo(0, 0);
  main.scrollTop = records.scrollTop = 0;
  openMenu(false);
  hideCard();
  rove();
  highlight();
}

function headOf(article) {
  const known = article.article;
  const facts = [
    ['published', known.published && known.published.replace('T', ' ')], ['source', known.source],
    ['place', known.place && placed(known.place)], ['authors', known.authors.join('、')], ['editors', known.editors.join('、')],
  ].filter(([, value]) => value);
  const list = el('dl', 'facts', ...facts.map(([name, value]) => el('div', '', el('dt', '', name), han('dd', '', value))));
  return el('header', 'head', han('h1', '', known.title ?? known.id), list);
}

function footOf(article) {
  const known = article.article;
  const made = `${figures(known.characters)} characters, ${SCRIPTS[known.script]}, ${known.encoding}`;
  return el('footer', 'foot', having(el('span', '', known.id), { dir: 'auto' }), el('span', '', made),
    el('span', '', `${article.pipeline.name} ${article.pipeline.version}, ${article.pipeline.segmenter}`));
}

function filters(article) {
  const posts = article.officials.reduce((sum, one) => sum + one.posts.length, 0);
  const chips = DATA.kinds.map((kind) => {
    const number = kind === 'post' ? posts : article[LISTS[kind]].length;
    if (!number) return null;
    const chip = button('chip', el('i', `dot k-${kind}`), NAMES[kind][0], el('span', 'number', figures(number)));
    chip.addEventListener('click', () => filter(kind, !hidden.has(kind), chip));
    return having(chip, { 'aria-pressed': !hidden.has(kind), 'data-kind': kind });
  });
  return having(el('div', 'filters', ...chips), { role: 'group', 'aria-label': 'Kinds shown' });
}

function filter(kind, hide, chip) {
  if (hide) hidden.add(kind);
  else hidden.delete(kind);
  document.body.classList.toggle(`hide-${kind}`, hide);
  chip.setAttribute('aria-pressed', String(!hide));
  hideCard();
  rove();
}

// Marks and records, both ways.

function kindOf(key) {
  return key.slice(0, key.indexOf(':'));
}

/** The visible marks around an element, the innermost first. */
function marksAround(made) {
  const found = [];
  for (let at = made; at && at !== main; at = at.parentElement) {
    if (at.dataset.mark !== undefined && !hidden.has(kindOf(at.dataset.key))) found.push(at);
  }
  return found;
}

function rowOf(key) {
  return records.querySelector(`.record[data-key="${key}"]`);
}

function select(key, mark) {
  for (const made of document.querySelectorAll('.on')) made.classList.remove('on');
  const wanted = mark === undefined ? shown.marks.get(key) ?? [] : [mark];
  for (const one of wanted) for (const made of shown.elements[one]) made.classList.add('on');
  for (const made of records.querySelectorAll(`[data-key="${key}"]`)) made.classList.add('on');
}

function toRecord(made, focus) {
  const found = rowOf(made.dataset.key);
  select(made.dataset.key, Number(made.dataset.mark));
  if (!found) return;
  found.closest('details').open = true;
  reveal(found);
  if (focus) found.querySelector('.lead').focus({ preventScroll: true });
}

/** Go to a record's mark; again, to its next one. */
function toText(key) {
  const marks = shown.marks.get(key) ?? [];
  if (!marks.length || hidden.has(kindOf(key))) return select(key);
  const turn = shown.turn.get(key) ?? 0;
  shown.turn.set(key, (turn + 1) % marks.length);
  select(key, marks[turn]);
  const made = shown.elements[marks[turn]][0];
  reveal(made);
  rove(made);
  made.focus({ preventScroll: true });
}

/** Make one mark the way into the text by keyboard: one stop for Tab, arrows from there. */
function rove(wanted) {
  const stops = [...main.querySelectorAll('mark:not(.again)')].filter((made) => !hidden.has(kindOf(made.dataset.key)));
  const stop = wanted ?? stops[0];
  for (const made of main.querySelectorAll('mark[tabindex="0"]')) made.tabIndex = -1;
  if (stop) stop.tabIndex = 0;
  return stops;
}

function step(by) {
  const stops = rove(document.activeElement);
  const next = stops[stops.indexOf(document.activeElement) + by];
  if (!next) return;
  rove(next);
  next.focus();
}

// The card that tells the values.

function cardFor(keys) {
  return keys.map((key) => {
    const [kind, record, part] = key.split(':');
    const { title, values, rules } = described(kind, DATA.articles[shown.number], Number(record), Number(part));
    const list = el('dl', '', ...values.flatMap(([name, value]) => [el('dt', '', name), han('dd', '', value)]));
    return el('section', `k-${kind}`, el('p', 'what', el('i', `dot k-${kind}`), NAMES[kind][1]), han('p', 'title', title), list, ...rules.map((rule) => el('code', '', rule)));
  });
}

function showCard(keys, made) {
  if (!keys.length) return hideCard();
  card.replaceChildren(...cardFor(keys));
  card.hidden = false;
  made.setAttribute('aria-describedby', 'card');
  const box = made.getClientRects()[0] ?? made.getBoundingClientRect();
  const own = card.getBoundingClientRect();
  const below = box.bottom + 6 + own.height <= innerHeight;
  card.style.left = `${Math.max(8, Math.min(box.left, innerWidth - own.width - 8))}px`;
  card.style.top = `${Math.max(8, below ? box.bottom + 6 : box.top - own.height - 6)}px`;
}

function hideCard() {
  card.hidden = true;
  for (const made of document.querySelectorAll('[aria-describedby="card"]')) made.removeAttribute('aria-describedby');
}

/** What an event's target tells: the marks around it, or the record of its row or bar. */
function tell(target) {
  if (card.contains(target)) return;
  const around = target.closest('mark') ? marksAround(target) : [];
  const keyed = around.length ? null : records.contains(target) && target.closest('[data-key]');
  hideCard();
  if (around.length) showCard([...new Set(around.map((made) => made.dataset.key))], around[0]);
  else if (keyed) showCard([keyed.dataset.key], keyed);
}

// Getting about.

function openMenu(open) {
  document.body.classList.toggle('menu', open);
  byId('menu').setAttribute('aria-expanded', String(open));
}

function pressReading() {
  if (readingTool.disabled) return;
  const wanted = readingTool.getAttribute('aria-pressed') !== 'true';
  readingTool.setAttribute('aria-pressed', String(wanted));
  shown.text.read(wanted);
  hideCard();
  highlight();
}

function click(event) {
  const around = event.target.closest('mark') ? marksAround(event.target) : [];
  if (around.length) return toRecord(around[0], false);
  const keyed = records.contains(event.target) && event.target.closest('[data-key]');
  if (keyed) toText(keyed.dataset.key);
}

const KEYS = {
  '/': () => query.focus(),
  '[': () => { if (shown.number > 0) location.hash = `#${shown.number}`; },
  ']': () => { if (shown.number + 1 < DATA.articles.length) location.hash = `#${shown.number + 2}`; },
  r: pressReading,
};

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const on = document.activeElement;
  if (event.key === 'Escape') return card.hidden ? openMenu(false) : hideCard();
  if (on === query) {
    if (event.key === 'Enter') nextHit();
    return;
  }
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  if (on.tagName === 'MARK' && event.key in steps) step(steps[event.key]);
  else if (on.tagName === 'MARK' && event.key === 'Enter') toRecord(on, true);
  else if (event.key in KEYS) KEYS[event.key]();
  else return;
  event.preventDefault();
}

buildIndex();
themes(byId('theme'));
if (DATA.articles.length) show(wantedNumber());
addEventListener('hashchange', () => show(wantedNumber()));
document.addEventListener('click', click);
document.addEventListener('keydown', press);
document.addEventListener('pointerover', (event) => tell(event.target));
document.addEventListener('focusin', (event) => { if (event.target.matches(':focus-visible')) tell(event.target); });
document.addEventListener('focusout', hideCard);
document.addEventListener('scroll', hideCard, { capture: true, passive: true });
query.addEventListener('input', search);
readingTool.addEventListener('click', pressReading);
byId('menu').addEventListener('click', () => openMenu(!document.body.classList.contains('menu')));
