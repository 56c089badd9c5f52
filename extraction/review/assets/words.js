// What the values are called.

const NAMES = {
  official: ['Officials', 'Official'],
  post: ['Posts', 'Post'],
  person: ['People', 'Person'],
  date: ['Dates', 'Date'],
  count: ['Counts', 'Count'],
  unit: ['Units', 'Unit'],
  structure: ['Structures', 'Structure'],
  damage: ['Damage', 'Damage'],
};
const LISTS = {
  official: 'officials', person: 'people', date: 'dates', count: 'counts', unit: 'units', structure: 'structures',
  damage: 'damage',
};
const SCRIPTS = { hans: 'simplified', hant: 'traditional', mixed: 'simplified and traditional' };
const FLAGS = ['deputy', 'acting', 'former', 'concurrent'];
const SIGNS = { more_than: '>', at_least: '≥', less_than: '<', at_most: '≤', about: '≈', exact: '' };

/** `party_committee` as words. */
function words(slug) {
  return slug.replaceAll('_', ' ').toLowerCase();
}

function placed(place) {
  return place.adcode === null ? place.name : `${place.name} ${place.adcode}`;
}

function amount(count) {
  const unit = count.classifier === '%' ? '%' : '';
  if (count.approximation === 'range') return `${figures(count.min)} – ${figures(count.max)}${unit}`;
  return `${SIGNS[count.approximation]} ${figures(count.value)}${unit}`.trim();
}

/** The values of a record as pairs of name and text, and its rules; what is null is left out. */
function described(kind, article, record, part) {
  const one = kind === 'post' ? article.officials[record].posts[part] : article[LISTS[kind]][record];
  const values = VALUES[kind](one, article, record).filter(([, value]) => value !== null && value !== '');
  const rules = one.posts ? one.posts.map((post) => post.rule) : [one.rule ?? null];
  return { title: TITLES[kind](one), values, rules: [...new Set(rules)].filter((rule) => rule !== null) };
}

const TITLES = {
  official: (one) => one.name,
  post: (one) => one.title,
  person: (one) => one.name,
  date: (one) => one.value,
  count: (one) => amount(one),
  unit: (one) => one.name,
  structure: (one) => one.name ?? words(one.kind),
  damage: (one) => words(one.reason),
};

const VALUES = {
  official: (one) => one.posts.map((post) => ['post', `${post.organisation ?? ''} ${post.title}`.trim()]),
  post: (one, article, record) => [
    ['held by', article.officials[record].name],
    ['body', one.organisation],
    ['place', one.place && placed(one.place)],
    ['', FLAGS.filter((flag) => one[flag]).join(', ')],
  ],
  person: (one) => [['role', one.role]],
  date: (one) => [
    ['written', one.surface],
    ['reads', one.text === one.surface ? null : one.text],
    ['type', words(one.type)],
    ['mod', one.mod && words(one.mod)],
  ],
  count: (one) => [
    ['written', one.surface],
    ['reads', one.text === one.surface ? null : one.text],
    ['bounds', one.approximation === 'exact' ? 'exact' : `${words(one.approximation)}: ${bounds(one)}`],
    ['classifier', one.classifier],
    ['noun', one.noun],
    ['kind', words(one.kind)],
    ['about', one.scope && placed(one.scope)],
  ],
  unit: (one, article) => [
    ['kind', words(one.kind)],
    ['place', one.place && placed(one.place)],
    ['part of', one.parent && named(article, one.parent)],
  ],
  structure: (one) => [
    ['kind', words(one.kind)],
    ['stated', one.stated && figures(one.stated)],
    ['members', one.members.map((member) => member.name).join('、')],
  ],
  damage: (one) => [['repaired', one.repaired === null ? 'not repaired' : one.repaired === '' ? 'taken out' : one.repaired]],
};

function bounds(count) {
  const side = (value) => (value === null ? '…' : figures(value));
  return `${side(count.min)} to ${side(count.max)}`;
}

function named(article, unit) {
  const found = article.units.find((one) => one.id === unit);
  return found ? found.name : unit;
}
