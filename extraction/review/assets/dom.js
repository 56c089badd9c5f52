// Elements are only ever made by name, and filled with text: nothing that came from outside is read as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with a class (or '') and children; strings become text. */
function el(name, style, ...children) {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** An SVG element with attributes and children. */
function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The same element with attributes. */
function having(made, attributes) {
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

function button(style, ...children) {
  return having(el('button', style, ...children), { type: 'button' });
}

/** Text in Chinese, in a direction of its own. */
function han(name, style, text) {
  return having(el(name, style, text), { lang: 'zh-Hans', dir: 'auto' });
}

/** A number in figures. */
function figures(value) {
  return value.toLocaleString('en-US', { maximumFractionDigits: 12 });
}

/** A button that goes from the system's colours to light ones to dark ones. */
function themes(tool) {
  const names = ['Auto', 'Light', 'Dark'];
  const show = (at) => {
    tool.textContent = names[at];
    tool.setAttribute('aria-label', `Colours: ${names[at]}`);
    document.documentElement.className = at ? names[at].toLowerCase() : '';
    tool.value = String(at);
  };
  tool.addEventListener('click', () => show((Number(tool.value) + 1) % names.length));
  show(0);
}

/** Scroll so that an element is in the middle of what it scrolls in. */
function reveal(made) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  made.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
}

const DATA = JSON.parse(byId('data').textContent);
