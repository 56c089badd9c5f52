// Turn to every article, last first, and say which elements with which attributes there are; and how often `hit` ran.
async (count) => {
  globalThis.hits = 0;
  globalThis.hit = () => { globalThis.hits += 1; };
  const shape = (root) => [...root.querySelectorAll('*')]
    .map((one) => `${one.tagName} ${[...one.getAttributeNames()].sort()}`).join('\n');
  const kinds = ['official', 'post', 'person', 'date', 'count', 'unit', 'structure', 'damage'];
  const shapes = [];
  for (let number = count; number >= 1; number -= 1) {
    const turned = new Promise((done) => { addEventListener('hashchange', done, { once: true }); });
    location.hash = `#${number}`;
    await turned;
    const parts = [shape(document.head), shape(document.querySelector('main')), shape(document.querySelector('aside'))];
    for (const kind of kinds) {
      const record = document.querySelector(`.record[data-key^="${kind}:"]`);
      record.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      parts.push(shape(document.getElementById('card')));
    }
    document.getElementById('reading').click();
    shapes.push(parts);
  }
  return [shapes, shape(document.documentElement), globalThis.hits];
}
