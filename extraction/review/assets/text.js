// The article as it came, its marks nested where the records are.

/**
 * Build the text of an article.
 *
 * Returns the element, for every mark its elements (more than one where it crosses another), and a function that
 * changes between what is written and its reading.
 */
function buildText(article) {
  const script = article.article.script === 'hans' ? 'zh-Hans' : 'zh-Hant';
  const prose = having(el('div', 'prose'), { lang: script, dir: 'auto' });
  const elements = article.marks.map(() => []);
  const readings = [];
  let open = [{ mark: -1, made: prose }];
  for (const [written, marks, reading] of article.text) {
    const text = document.createTextNode(written);
    if (reading !== undefined) readings.push([text, written, reading]);
    let kept = 1;
    while (kept < open.length && open[kept].mark === marks[kept - 1]) kept += 1;
    open = open.slice(0, kept);
    for (const mark of marks.slice(kept - 1)) {
      const made = markElement(article.marks[mark], mark, elements[mark].length > 0);
      elements[mark].push(made);
      open[open.length - 1].made.append(made);
      open.push({ mark, made });
    }
    open[open.length - 1].made.append(text);
  }
  const read = (wanted) => {
    prose.lang = wanted ? 'zh-Hans' : script;
    for (const [text, written, reading] of readings) text.data = wanted ? reading : written;
  };
  return { prose, elements, read, differs: readings.length > 0 };
}

/** What a mark and the row of its record have in common. */
function keyOf([kind, record, part]) {
  return `${DATA.kinds[kind]}:${record}:${part}`;
}

function markElement(one, mark, again) {
  const made = el('mark', `k-${DATA.kinds[one[0]]} l${one[3]}${again ? ' again' : ''}`);
  return having(made, { 'data-mark': mark, 'data-key': keyOf(one), tabindex: -1 });
}

/** The ranges of a text that hold the query, whatever marks they cross. */
function findRanges(root, query) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let whole = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push([whole.length, node]);
    whole += node.data.length === node.data.toLowerCase().length ? node.data.toLowerCase() : node.data;
  }
  const place = (offset, end) => {
    let at = nodes.length - 1;
    while (at > 0 && (end ? nodes[at][0] >= offset : nodes[at][0] > offset)) at -= 1;
    return [nodes[at][1], offset - nodes[at][0]];
  };
  const found = [];
  for (let at = whole.indexOf(query); at >= 0; at = whole.indexOf(query, at + query.length)) {
    const range = document.createRange();
    range.setStart(...place(at, false));
    range.setEnd(...place(at + query.length, true));
    found.push(range);
  }
  return found;
}
