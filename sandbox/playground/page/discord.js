/** Discord's components as elements: what the bot sends, with everything that can be pressed. */
import { agoElement, format, h, inline, open } from './dom.js';

const times = { t: 'time', T: 'time', d: 'short', D: 'plain', f: 'plain', F: 'full' };

const rules = (names) => [
  [/```(?:\w*\n)?([\s\S]*?)```/g, ([, code]) => h('pre', {}, code.replace(/\n$/, ''))],
  [/`([^`\n]+)`/g, ([, code]) => h('code', {}, code)],
  [/\\([\\`*_~|<>#[\]():.@-])/g, ([, mark]) => mark],
  [
    /<t:(-?\d+)(?::([tTdDfFR]))?>/g,
    ([, seconds, style = 'f']) =>
      style === 'R'
        ? agoElement(Number(seconds))
        : h('span', { class: 'moment' }, format(Number(seconds), times[style])),
  ],
  [/<@!?(\d+)>/g, ([, id]) => h('span', { class: 'mention' }, names[id] ?? '@somebody')],
  [/<#(\d+)>/g, ([, id]) => h('span', { class: 'mention' }, names[id] ?? '#unknown')],
  [/<\/([\w -]+):\d+>/g, ([, name]) => h('span', { class: 'mention' }, `/${name}`)],
  [/\[([^\]\n]+)\]\(<?(https?:\/\/[^\s>)]+)>?\)/g, ([, label, url]) => link(url, label)],
  [/<?(https?:\/\/[^\s<>]+)>?/g, ([, url]) => link(url, url)],
  [/\*\*([^\n]+?)\*\*/g, ([, text]) => h('strong', {}, inline(text, rules(names)))],
  [/__([^\n]+?)__/g, ([, text]) => h('u', {}, inline(text, rules(names)))],
  [/~~([^\n]+?)~~/g, ([, text]) => h('s', {}, inline(text, rules(names)))],
  [/(?<!\w)[*_]([^*_\n]+)[*_](?!\w)/g, ([, text]) => h('em', {}, inline(text, rules(names)))],
];

const link = (url, label) => h('a', { href: url, target: '_blank', rel: 'noopener' }, label);

/** Paragraph marks first: a block of code, a quote, small print, a heading; then what stands in a line. */
export function markdown(text, names) {
  const parts = text.split(/(```[\s\S]*?```)/g);
  return parts.flatMap((part) => (part.startsWith('```') ? inline(part, rules(names)) : lines(part, names)));
}

function lines(text, names) {
  const out = [];
  let quote = null;
  for (const line of text.replace(/^\n|\n$/g, '').split('\n')) {
    const quoted = /^> ?(.*)$/.exec(line);
    if (quoted) {
      if (!quote) {
        quote = h('blockquote');
        out.push(quote);
      }
      quote.append(h('div', { class: 'line' }, inline(quoted[1], rules(names))));
      continue;
    }
    quote = null;
    const small = /^-# (.*)$/.exec(line);
    const heading = /^#{1,3} (.*)$/.exec(line);
    if (small) out.push(h('small', { class: 'line' }, inline(small[1], rules(names))));
    else if (heading) out.push(h('h3', {}, inline(heading[1], rules(names))));
    else out.push(h('div', { class: 'line' }, inline(line, rules(names))));
  }
  return out;
}

const styles = { 1: 'primary', 2: '', 3: 'success', 4: 'danger', 5: 'link' };

/** The first words of what somebody presses a button of: many are called the same. */
export function firstWords(components) {
  for (const one of components) {
    const words =
      one.type === 10
        ? one.content
            .split('\n')[0]
            .replace(/[*_`~]|<[^>]*>/g, '')
            .trim()
        : '';
    const found = words || firstWords(one.components ?? []);
    if (found) return found.slice(0, 80);
  }
  return '';
}

function drawButton({ label, emoji, style, url, custom_id: id, disabled }, { act, about = '' }) {
  const press = async () => (url ? open(url) : act(id));
  const words = [emoji?.name, label].filter(Boolean).join(' ');
  return h(
    'button',
    {
      type: 'button',
      class: `discord-button ${styles[style] ?? ''}`,
      'aria-label': about && words ? `${words}: ${about}` : undefined,
      disabled,
      onclick: press,
    },
    words,
  );
}

const picks = { 5: '@', 8: '#' };

function drawSelect(component, { act, names, isForm }) {
  const mark = picks[component.type];
  const options = mark
    ? Object.entries(names)
        .filter(([, name]) => name.startsWith(mark))
        .map(([value, label]) => ({ value, label }))
    : component.options;
  const isMany = (component.max_values ?? 1) > 1;
  const changed = (event) =>
    !isForm &&
    act(
      component.custom_id,
      [...event.target.selectedOptions].map(({ value }) => value),
    );
  return h(
    'select',
    { class: 'field', multiple: isMany, onchange: changed },
    isMany ? '' : h('option', { value: '' }, component.placeholder ?? 'Choose …'),
    options.map((one) => h('option', { value: one.value, selected: one.default === true }, one.label)),
  );
}

function drawInput(component, more) {
  switch (component.type) {
    case 4: {
      const isLong = component.style === 2;
      const { value = '', placeholder, max_length: maxlength, required = true } = component;
      return h(isLong ? 'textarea' : 'input', {
        class: 'field',
        value,
        placeholder,
        maxlength,
        required,
        rows: isLong ? 4 : undefined,
      });
    }
    case 21:
    case 22:
      return h(
        'fieldset',
        {},
        component.options.map((option) =>
          h(
            'label',
            { class: 'choice' },
            h('input', {
              type: component.type === 21 ? 'radio' : 'checkbox',
              name: component.custom_id,
              value: option.value,
              checked: option.default === true,
            }),
            h('span', {}, option.label, option.description ? h('small', {}, option.description) : ''),
          ),
        ),
      );
    case 23:
      return h('input', { type: 'checkbox', checked: component.default === true });
    default:
      return drawSelect(component, { ...more, isForm: true });
  }
}

export function drawComponents(components, more) {
  const kids = (one) => drawComponents(one.components ?? [], more);
  return components.map((one) => {
    switch (one.type) {
      case 1:
        return h('div', { class: 'actions' }, kids(one));
      case 2:
        return drawButton(one, more);
      case 3:
      case 5:
      case 8:
        return drawSelect(one, more);
      case 9:
        return h('div', { class: 'section' }, h('div', {}, kids(one)), drawComponents([one.accessory], more));
      case 10:
        return h('div', { class: 'text' }, markdown(one.content, more.names));
      case 12:
        return h(
          'div',
          {},
          one.items.map(({ media, description }) =>
            h('img', { src: more.fileUrl?.(media) ?? '', alt: description ?? '', class: 'wide' }),
          ),
        );
      case 14:
        return h('hr');
      case 17: {
        const frame = h('div', { class: 'container' }, kids(one));
        if (typeof one.accent_color === 'number')
          frame.style.setProperty('--accent', `#${one.accent_color.toString(16).padStart(6, '0')}`);
        return frame;
      }
      case 18:
        return h(
          'div',
          { class: 'input', 'data-field': one.component.custom_id, 'data-type': String(one.component.type) },
          h(
            'div',
            { class: 'label' },
            one.label,
            one.component.required === false ? h('small', {}, ' (optional)') : '',
          ),
          drawInput(one.component, more),
          one.description ? h('small', {}, one.description) : '',
        );
      default:
        return h('em', {}, `[component ${one.type}]`);
    }
  });
}

/** What stands in the fields of a form; what nobody chose is left out. */
export function readForm(root) {
  const values = {};
  for (const input of root.querySelectorAll('[data-field]')) {
    const { field: name, type } = input.dataset;
    const checked = [...input.querySelectorAll('input:checked')].map(({ value }) => value);
    const field = input.querySelector('.field');
    if (type === '22') values[name] = checked;
    else if (type === '21') values[name] = checked[0];
    else if (type === '23') values[name] = checked.length > 0;
    else if (type === '4') values[name] = field.value;
    else values[name] = [...field.selectedOptions].map(({ value }) => value).filter(Boolean);
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
