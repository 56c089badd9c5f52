// The records beside the text. Whatever carries a `data-key` leads to the record's marks.

/** All sections of an article, those without records left out. */
function buildTables(article) {
  const sections = [
    section('official', article.officials.length, () => article.officials.map((one, number) => officialCard(article, one, number))),
    section('person', article.people.length, () => [table('person', ['Name', 'Role'], article.people.map(personRow))]),
    section('date', article.dates.length, () => [timeLine(article), table('date', ['Value', 'As written', 'Type'], article.dates.map(dateRow))]),
    section('count', article.counts.length, () => [table('count', ['Amount', 'Bounds', 'Of what', 'About'], article.counts.map(countRow))]),
    section('unit', article.units.length, () => [unitTree(article)]),
    section('structure', article.structures.length, () => article.structures.map(structureCard)),
    section('damage', article.damage.length, () => [table('damage', ['As it came', 'Repaired', 'Why'], article.damage.map((one, number) => damageRow(article, one, number)))]),
  ];
  return sections.filter((one) => one !== null);
}

function section(kind, count, build) {
  if (!count) return null;
  const heading = el('h2', '', el('i', `dot k-${kind}`), NAMES[kind][0], el('span', 'number', figures(count)));
  const made = el('details', `section s-${kind}`, el('summary', '', heading), ...build());
  made.open = true;
  return made;
}

/** The button that leads to the marks of a record. */
function lead(key, text, style = '') {
  return having(han('button', `lead ${style}`.trim(), text), { type: 'button', 'data-key': key });
}

function table(kind, columns, rows) {
  const head = el('tr', '', ...columns.map((column) => having(el('th', '', column), { scope: 'col' })));
  return el('table', `t-${kind}`, el('thead', '', head), el('tbody', '', ...rows));
}

function row(key, ...cells) {
  const made = el('tr', 'record', ...cells.map((cell) => el('td', '', ...(Array.isArray(cell) ? cell : [cell]))));
  return having(made, { 'data-key': key });
}

function faint(text) {
  return han('small', '', text);
}

function officialCard(article, one, number) {
  const key = `official:${number}:0`;
  const name = having(el('h3', 'record', lead(key, one.name), times(article, key)), { 'data-key': key });
  const posts = one.posts.map((post, part) => postItem(post, `post:${number}:${part}`));
  return el('article', 'official', name, el('ul', '', ...posts));
}

function postItem(post, key) {
  const flags = FLAGS.filter((flag) => post[flag]).map((flag) => el('em', 'flag', flag));
  const made = el('li', 'record', lead(key, post.title), post.organisation === null ? null : han('span', 'body', post.organisation), ...flags);
  if (post.place !== null) made.append(faint(placed(post.place)));
  return having(made, { 'data-key': key });
}

function personRow(one, number) {
  const key = `person:${number}:0`;
  return row(key, lead(key, one.name), one.role ?? '');
}

function dateRow(one, number) {
  const key = `date:${number}:0`;
  return row(key, [lead(key, one.value, 'value'), one.mod === null ? '' : el('em', 'flag', words(one.mod))], han('span', '', one.surface), el('small', '', words(one.type)));
}

function countRow(one, number) {
  const key = `count:${number}:0`;
  const thing = [one.classifier === '%' ? null : one.classifier, one.noun].filter((part) => part !== null).join(' ');
  return row(key, lead(key, amount(one), 'value'), boundsOf(one), han('span', '', thing), one.scope === null ? '' : faint(one.scope.name));
}

function damageRow(article, one, number) {
  const key = `damage:${number}:0`;
  const repaired = one.repaired ? han('span', '', one.repaired) : el('small', '', one.repaired === null ? 'not repaired' : 'taken out');
  return row(key, lead(key, written(article, key) || '…'), repaired, el('small', '', words(one.reason)));
}

/** What the text has at a record's only mark. */
function written(article, key) {
  if (article.text === null) return '';
  const mark = article.marks.findIndex((one) => keyOf(one) === key);
  return article.text.filter((part) => part[1].includes(mark)).map((part) => part[0]).join('');
}

/** How often a record is marked, where that is more than once. */
function times(article, key) {
  const number = article.marks.filter((one) => keyOf(one) === key).length;
  return number > 1 ? el('span', 'times', `×${figures(number)}`) : null;
}

/** Units below the unit that they are part of. */
function unitTree(article) {
  const below = (parent) => {
    const items = article.units.map((one, number) => [one, number]).filter(([one]) => one.parent === parent);
    if (!items.length) return null;
    return el('ul', parent === null ? 'tree' : '', ...items.map(([one, number]) => {
      const key = `unit:${number}:0`;
      const line = el('div', 'record', lead(key, one.name), times(article, key), el('small', '', words(one.kind)), one.place === null ? null : faint(placed(one.place)));
      return el('li', '', having(line, { 'data-key': key }), below(one.id));
    }));
  };
  return below(null);
}

function structureCard(one, number) {
  const key = `structure:${number}:0`;
  const members = one.members.map((member) => han('li', '', member.name));
  const stated = one.stated === null ? '' : ` of ${figures(one.stated)} stated`;
  const line = el('h3', 'record', lead(key, one.name ?? words(one.kind)), el('small', '', `${words(one.kind)}, ${figures(members.length)}${stated}`));
  return el('article', 'structure', having(line, { 'data-key': key }), el(one.kind === 'levels' ? 'ol' : 'ul', one.kind, ...members));
}
