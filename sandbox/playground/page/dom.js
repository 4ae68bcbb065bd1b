/** Makes an element: `h('button', { class: 'x', onclick }, 'text', child)`. Text is always text, never markup. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || (name in element && typeof value !== 'string')) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(4).filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

/**
 * Makes these the children, in this order, and touches no child that stands right already: what is pressed, typed or
 * playing there goes on.
 */
export function arrange(parent, wanted) {
  const stays = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!stays.has(child)) child.remove();
  wanted.forEach((child, at) => {
    if (parent.childNodes[at] !== child) parent.insertBefore(child, parent.childNodes[at] ?? null);
  });
}

/** Draws the children anew only where that of which they are drawn has changed. */
export function redraw(parent, source, draw) {
  const drawn = JSON.stringify(source);
  if (parent.dataset.drawn === drawn) return;
  parent.dataset.drawn = drawn;
  parent.replaceChildren(...draw());
}

/** How far the playground's clock is ahead of this browser's. */
let aheadMs = 0;
export const setNow = (at) => {
  aheadMs = at - Date.now();
};
export const now = () => Date.now() + aheadMs;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

export function ago(seconds) {
  const left = seconds - now() / 1000;
  const [unit, size] = units.find(([, one]) => Math.abs(left) >= one) ?? units.at(-1);
  return relative.format(Math.round(left / size), unit);
}

/** A moment that stays true while time passes. */
export const agoElement = (seconds) =>
  h('time', { 'data-at': String(seconds), datetime: new Date(seconds * 1000).toISOString() }, ago(seconds));

export function tickAgo() {
  for (const element of document.querySelectorAll('time[data-at]')) {
    const said = ago(Number(element.dataset.at));
    if (element.textContent !== said) element.textContent = said;
  }
}

const formats = {
  day: { weekday: 'long', month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric', year: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  full: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  plain: { month: 'long', day: 'numeric', year: 'numeric', hour: 'numeric', minute: '2-digit' },
};
export const format = (seconds, name) => new Date(seconds * 1000).toLocaleString('en-GB', formats[name]);

/**
 * Text in which patterns become elements: `rules` are pairs of a pattern and what draws its match. What none of them
 * matches stays text.
 */
export function inline(text, rules) {
  const nodes = [];
  let at = 0;
  while (at < text.length) {
    let next = null;
    for (const [pattern, draw] of rules) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match && (next === null || match.index < next.match.index)) next = { match, draw };
    }
    if (!next) break;
    if (next.match.index > at) nodes.push(text.slice(at, next.match.index));
    nodes.push(next.draw(next.match));
    at = next.match.index + next.match[0].length;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

/** Lines that begin with a mark are a quote together. */
export function blocksOfLines(text, mark, drawLine) {
  const out = [];
  let quote = null;
  for (const line of text.split('\n')) {
    const inQuote = line.startsWith(mark);
    const drawn = h('div', { class: 'line' }, drawLine(inQuote ? line.slice(mark.length).trimStart() : line));
    if (inQuote) {
      if (!quote) {
        quote = h('blockquote');
        out.push(quote);
      }
      quote.append(drawn);
    } else {
      quote = null;
      out.push(drawn);
    }
  }
  return out;
}

/** Whether an address leads to something on this page, which is shown then. */
export let staysHere = () => false;
export const keepHere = (decide) => {
  staysHere = decide;
};

/** Opens where a button leads; the page it is about may be another one. */
export const open = (url) => {
  if (!staysHere(url)) window.open(url, '_blank', 'noopener');
};
