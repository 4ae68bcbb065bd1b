/** Block Kit as elements: what the bot sends, with everything that can be pressed. */
import { agoElement, arrange, blocksOfLines, format, h, inline, open } from './dom.js';

const plain = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function drawDate([, seconds, pattern, , link]) {
  const at = Number(seconds);
  const tokens = {
    date_num: () => new Date(at * 1000).toISOString().slice(0, 10),
    date: () => format(at, 'day'),
    date_long: () => format(at, 'day'),
    date_long_pretty: () => format(at, 'day'),
    date_pretty: () => format(at, 'day'),
    date_short: () => format(at, 'short'),
    date_short_pretty: () => format(at, 'short'),
    time: () => format(at, 'time'),
    time_secs: () => format(at, 'time'),
    ago: () => agoElement(at),
  };
  const parts = pattern.split(/(\{\w+\})/).map((part) => tokens[part.slice(1, -1)]?.() ?? part);
  return link ? h('a', { href: link, target: '_blank', rel: 'noopener' }, parts) : h('span', {}, parts);
}

const rules = (names) => [
  [/```([\s\S]*?)```/g, ([, code]) => h('pre', {}, plain(code))],
  [/`([^`\n]+)`/g, ([, code]) => h('code', {}, plain(code))],
  [/<!date\^(\d+)\^([^|^>]+)(\^([^|>]+))?\|[^>]*>/g, (match) => drawDate(match)],
  [/<@(\w+)(?:\|[^>]*)?>/g, ([, id]) => h('span', { class: 'mention' }, names[id] ?? id)],
  [/<#(\w+)(?:\|[^>]*)?>/g, ([, id]) => h('span', { class: 'mention' }, names[id] ?? id)],
  [
    /<((?:https?|mailto):[^|>]+)(?:\|([^>]*))?>/g,
    ([, url, label]) => h('a', { href: plain(url), target: '_blank', rel: 'noopener' }, plain(label ?? url)),
  ],
  [/(?<![\w*])\*([^*\n]+)\*(?![\w*])/g, ([, text]) => h('strong', {}, inline(plain(text), []))],
  [/(?<![\w_])_([^_\n]+)_(?![\w_])/g, ([, text]) => h('em', {}, plain(text))],
  [/(?<![\w~])~([^~\n]+)~(?![\w~])/g, ([, text]) => h('s', {}, plain(text))],
  [/&(?:lt|gt|amp);/g, ([entity]) => plain(entity)],
];

export const mrkdwn = (text, names) => blocksOfLines(text, '&gt;', (line) => inline(line, rules(names)));

const words = (text, names) => (text?.type === 'mrkdwn' ? mrkdwn(text.text, names) : [text?.text ?? '']);

function richText(element, names) {
  const kids = (element.elements ?? []).map((one) => richText(one, names));
  switch (element.type) {
    case 'text':
      return h('span', { class: styleOf(element.style) }, element.text);
    case 'link':
      return h('a', { href: element.url, target: '_blank', rel: 'noopener' }, element.text ?? element.url);
    case 'user':
      return h('span', { class: 'mention' }, names[element.user_id] ?? element.user_id);
    case 'emoji':
      return element.unicode
        ? String.fromCodePoint(...element.unicode.split('-').map((hex) => Number.parseInt(hex, 16)))
        : `:${element.name}:`;
    case 'rich_text_quote':
      return h('blockquote', {}, kids);
    case 'rich_text_preformatted':
      return h('pre', {}, kids);
    default:
      return h('div', {}, kids);
  }
}

const styleOf = (style = {}) => Object.keys(style).join(' ') || undefined;

/** `act(which, input)` tells that something was pressed or chosen. */
function drawElement(element, { act, names, isForm, value }) {
  const { type, action_id: id } = element;
  switch (type) {
    case 'button': {
      const style = element.style ? ` ${element.style}` : '';
      const press = async () => {
        const { confirm } = element;
        if (confirm && !window.confirm(`${confirm.title.text}\n${confirm.text.text}`)) return;
        if (element.url) open(element.url);
        await act(id);
      };
      return h(
        'button',
        { type: 'button', class: `slack-button${style}`, 'aria-label': element.accessibility_label, onclick: press },
        element.text.text,
      );
    }
    case 'plain_text_input':
      return h(element.multiline ? 'textarea' : 'input', {
        name: id,
        maxlength: element.max_length,
        placeholder: element.placeholder?.text,
        class: 'field',
        rows: element.multiline ? 4 : undefined,
        value: typedOr(value, element.initial_value) ?? '',
      });
    case 'datepicker':
    case 'timepicker':
      return h('input', {
        type: type === 'datepicker' ? 'date' : 'time',
        name: id,
        class: 'field',
        value: typedOr(value, element.initial_date ?? element.initial_time) ?? '',
        onchange: (event) => !isForm && act(id, event.target.value),
      });
    case 'radio_buttons':
    case 'checkboxes':
      return drawChoices(element, { act, names, value });
    case 'overflow':
    case 'static_select':
    case 'external_select':
      return drawSelect(element, { act, value });
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
      return drawNames(element, { act, names, isForm, value });
    case 'image':
      return h('img', { src: element.image_url, alt: element.alt_text });
    default:
      return h('em', {}, `[${type}]`);
  }
}

/** What was typed before a form was drawn again stands in it still, also where that is nothing. */
const typedOr = (value, initial) => (value === undefined ? initial : value);

function drawChoices(element, { act, names, value }) {
  const isMany = element.type === 'checkboxes';
  const given = isMany ? (element.initial_options ?? []) : [element.initial_option].filter(Boolean);
  const chosen = new Set(
    [
      typedOr(
        value,
        given.map((option) => option.value),
      ),
    ].flat(),
  );
  const changed = (event) => {
    const all = [...event.target.closest('fieldset').querySelectorAll('input:checked')].map((one) => one.value);
    act(element.action_id, isMany ? all : all[0]);
  };
  return h(
    'fieldset',
    {},
    element.options.map((option) =>
      h(
        'label',
        { class: 'choice' },
        h('input', {
          type: isMany ? 'checkbox' : 'radio',
          name: element.action_id,
          value: option.value,
          checked: chosen.has(option.value),
          onchange: changed,
        }),
        h(
          'span',
          {},
          words(option.text, names),
          option.description ? h('small', {}, words(option.description, names)) : '',
        ),
      ),
    ),
  );
}

function drawSelect(element, { act, value: typed }) {
  const options = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
  const first = typedOr(typed, element.initial_option?.value);
  return h(
    'select',
    {
      name: element.action_id,
      class: 'field',
      onchange: (event) => event.target.value && act(element.action_id, event.target.value),
    },
    h('option', { value: '' }, element.placeholder?.text ?? '…'),
    options.map(({ text, value }) => h('option', { value, selected: value === first }, text.text)),
  );
}

function drawNames(element, { act, names, isForm, value }) {
  const isMany = element.type.startsWith('multi_');
  const mark = element.type.includes('user') ? '@' : '#';
  const { initial_user, initial_users, initial_channel, initial_conversation, initial_conversations } = element;
  const initial = initial_user ?? initial_users ?? initial_channel ?? initial_conversation ?? initial_conversations;
  const given = [typedOr(value, initial ?? [])].flat();
  const known = Object.entries(names).filter(([, name]) => name.startsWith(mark));
  return h(
    'select',
    {
      name: element.action_id,
      class: 'field',
      multiple: isMany,
      onchange: (event) => !isForm && act(element.action_id, event.target.value),
    },
    isMany ? '' : h('option', { value: '' }, '…'),
    known.map(([id, name]) => h('option', { value: id, selected: given.includes(id) }, name)),
  );
}

export function drawBlocks(blocks, { act, names, isForm = false, errors = {}, values = {} }) {
  const draw = (element, more = {}) => drawElement(element, { act, names, isForm, ...more });
  return blocks.map((block) => {
    switch (block.type) {
      case 'section':
        return h(
          'div',
          { class: 'section' },
          h(
            'div',
            {},
            words(block.text, names),
            (block.fields ?? []).map((field) => h('div', {}, words(field, names))),
          ),
          block.accessory ? draw(block.accessory) : '',
        );
      case 'header':
        return h('h3', {}, block.text.text);
      case 'divider':
        return h('hr');
      case 'context':
        return h(
          'div',
          { class: 'context' },
          block.elements.map((one) => (one.type === 'image' ? draw(one) : h('span', {}, words(one, names)))),
        );
      case 'actions':
        return h(
          'div',
          { class: 'actions' },
          block.elements.map((one) => draw(one)),
        );
      case 'rich_text':
        return h(
          'div',
          { class: 'rich' },
          block.elements.map((one) => richText(one, names)),
        );
      case 'image':
        return h('img', { src: block.image_url, alt: block.alt_text, class: 'wide' });
      case 'input':
        return h(
          'div',
          { class: 'input', 'data-block': block.block_id, 'data-type': block.element.type },
          h('div', { class: 'label' }, block.label.text, block.optional ? h('small', {}, ' (optional)') : ''),
          draw(block.element, {
            act: (which, input) => (block.dispatch_action ? act(which, input) : undefined),
            isForm: true,
            value: values[block.block_id],
          }),
          block.hint ? h('small', {}, block.hint.text) : '',
          h('div', { class: 'error', role: 'alert' }, errors[block.block_id] ?? ''),
        );
      default:
        return h('em', {}, `[${block.type}]`);
    }
  });
}

const withoutInitial = (name, value) => (name.startsWith('initial_') ? undefined : value);

/** A form as its app draws it again: a field that is the same stays, with what was typed and chosen in it. */
export function drawAgain(content, blocks, more) {
  const values = readForm(content);
  const known = new Map([...content.children].map((element) => [element.dataset.drawn, element]));
  const wanted = blocks.map((block) => {
    const drawn = JSON.stringify(block, withoutInitial);
    const [element] = known.has(drawn) ? [known.get(drawn)] : drawBlocks([block], { ...more, values });
    // A second one of the same looks is another element.
    known.delete(drawn);
    element.dataset.drawn = drawn;
    return element;
  });
  const focused = content.contains(document.activeElement) ? document.activeElement : null;
  const at = focused?.closest('[data-block]')?.dataset.block;
  arrange(content, wanted);
  if (!focused || content.contains(focused)) return;
  const fields = [...content.querySelectorAll(`[data-block="${CSS.escape(at ?? '')}"] :is(input, textarea, select)`)];
  (fields.find(({ value }) => value === focused.value) ?? fields[0])?.focus();
}

/** What stands in the fields of a form. */
export function readForm(root) {
  const values = {};
  for (const input of root.querySelectorAll('[data-block]')) {
    const { block, type } = input.dataset;
    const checked = [...input.querySelectorAll('input:checked')].map(({ value }) => value);
    const field = input.querySelector('.field');
    if (type === 'checkboxes') values[block] = checked;
    else if (type === 'radio_buttons') values[block] = checked[0] ?? null;
    else if (type.startsWith('multi_')) values[block] = [...field.selectedOptions].map(({ value }) => value);
    else values[block] = field.value || null;
  }
  return values;
}
