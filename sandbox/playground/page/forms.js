/** The form in front of somebody. */
import * as discord from './discord.js';
import { h } from './dom.js';
import * as slack from './slack.js';
import { act } from './state.js';

/** A form that its app draws again keeps what was typed into it. */
export function drawForm(chat, place, { modal, names }) {
  const key = JSON.stringify(modal);
  if (place.dataset.key === key) return;
  const isSame = modal !== null && place.dataset.form === modal.id;
  place.dataset.key = key;
  place.dataset.form = modal?.id ?? '';
  if (!isSame) place.replaceChildren(...(modal ? [drawModal(chat, modal, names)] : []));
  if (modal && chat === 'slack')
    slack.drawAgain(place.querySelector('.fields'), modal.content.blocks, fieldsOf(place, modal, names));
  if (!isSame) place.querySelector('.field, input')?.focus();
}

/** A choice that the app wants to hear of comes with all that stands in the form. */
const fieldsOf = (place, { id }, names) => ({
  names,
  isForm: true,
  act: (which, input) => act('slack', { do: 'press-view', id, which, input, values: slack.readForm(place) }),
});

function drawModal(chat, modal, names) {
  const fields =
    chat === 'slack' ? [] : discord.drawComponents(modal.components, { act: () => undefined, names, isForm: true });
  const content = h('div', { class: 'fields' }, fields);
  const submit = async (event) => {
    event.preventDefault();
    const values = (chat === 'slack' ? slack : discord).readForm(content);
    const done = await act(chat, { do: 'submit', id: modal.id, values });
    for (const field of content.querySelectorAll('.error'))
      field.textContent = done.errors?.[field.closest('[data-block]').dataset.block] ?? '';
  };
  const title = chat === 'slack' ? modal.content.title.text : modal.title;
  const send = chat === 'slack' ? (modal.content.submit?.text ?? null) : 'Submit';
  return h(
    'form',
    { class: 'modal', role: 'dialog', 'aria-label': title, onsubmit: submit },
    h('h3', {}, title),
    content,
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'button', onclick: () => act(chat, { do: 'close', id: modal.id }) }, 'Close'),
      send === null ? '' : h('button', { type: 'submit', class: 'primary' }, send),
    ),
  );
}
