/** The box under a chat: words, videos, commands, a reply in a thread, another wording of what was said. */
import { h, redraw } from './dom.js';
import { act, answered, show, state } from './state.js';

/** For whoever has no video at hand, in turn: other pictures and other words, so that each can be told in the feed. */
const samples = [
  { name: 'new-ramen.mp4', words: 'New ramen drop #cooking' },
  { name: 'green-soba.mp4', words: 'Green soba, cold and quick #noodles' },
  { name: 'iced-broth.mp4', words: 'Iced broth for hot days #summer' },
];
let samplesTaken = 0;

const commands = [
  'help',
  'connect',
  'queue',
  'calendar',
  'history',
  'profiles',
  'slots',
  'upload',
  'settings',
  'timezone',
];

export function createComposer(chat, name, pill) {
  let files = [];
  const picked = h('div', { class: 'picked' });
  const where = h('div', { class: 'where' });
  const box = h('textarea', { rows: 2, 'aria-label': `Write on ${name}` });
  const file = h('input', {
    type: 'file',
    accept: 'video/*',
    multiple: true,
    hidden: true,
    onchange: () => {
      take([...file.files]);
      file.value = '';
    },
  });
  const takeOff = (gone) => () => {
    files = files.filter((one) => one !== gone);
    showFiles();
  };
  const showFiles = () =>
    picked.replaceChildren(
      ...files.map((one) => {
        const off = { type: 'button', class: 'plain', 'aria-label': `Take off ${one.name}`, onclick: takeOff(one) };
        return h('span', { class: 'chip' }, ['🎬 ', h('bdi', {}, one.name), h('button', off, '×')]);
      }),
    );
  const take = (dropped) => {
    files = [...files, ...dropped];
    showFiles();
    box.focus();
  };
  const submit = async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text === '' && files.length === 0) return;
    const channel = state.channel[chat];
    const thread = state.thread[chat] ?? undefined;
    const edited = state.editing[chat];
    const dropping = edited ? [] : files;
    box.value = '';
    if (!edited) files = [];
    showFiles();
    // The next one is meant for the channel again.
    leave();
    if (edited) await act(chat, { do: 'edit', ...edited.place, text });
    else if (text.startsWith('/schedy')) await act(chat, { do: 'command', channel, text: text.slice(7).trim() });
    else if (dropping.length === 0) await act(chat, { do: 'say', channel, text, thread });
    else for (const one of dropping) await drop({ chat, channel, text, thread }, one);
  };
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    void submit(event);
  });
  const leave = () =>
    show((now) => {
      now.thread[chat] = null;
      now.editing[chat] = null;
    });
  const fill = (text) => {
    box.value = text;
    box.focus();
  };
  const pick = h(
    'button',
    { type: 'button', 'aria-label': `Choose a video for ${name}`, onclick: () => file.click() },
    '+ video',
  );
  const sample = async () => {
    const { name, words } = samples[samplesTaken % samples.length];
    samplesTaken += 1;
    const video = await (await fetch(`/sample/${name}`)).blob();
    take([new File([video], name, { type: 'video/mp4' })]);
    if (box.value === '') box.value = `post in 5 minutes ${words}`;
  };
  const samplePick = h(
    'button',
    { type: 'button', 'aria-label': `Take a sample video for ${name}`, onclick: sample },
    'sample video',
  );
  const commandPick = h(
    'select',
    {
      class: 'commands',
      'aria-label': `Commands on ${name}`,
      onchange: () => {
        if (commandPick.value !== '') fill(`/schedy ${commandPick.value}`);
        commandPick.value = '';
      },
    },
    h('option', { value: '' }, '/schedy …'),
    commands.map((one) => h('option', { value: one }, one)),
  );
  const picks = h('span', { class: 'picks' }, pick, samplePick, commandPick);
  const element = h(
    'form',
    { class: 'composer', onsubmit: submit },
    pill,
    where,
    picked,
    box,
    h('div', { class: 'row' }, picks, file, h('button', { type: 'submit' }, 'Send')),
  );

  /** Says what the next words are: said, a reply, or another wording. */
  const draw = () => {
    const { thread, editing } = state;
    const doing = editing[chat] ? 'editing your message' : thread[chat] ? 'writing in the thread' : '';
    box.placeholder = thread[chat] ? 'Reply in the thread …' : 'Write, or drop a video here. /schedy works too.';
    redraw(where, doing, () =>
      doing === ''
        ? []
        : [`${doing} `, h('button', { type: 'button', class: 'plain', onclick: giveUp }, 'back to the channel')],
    );
  };
  const giveUp = () => {
    if (state.editing[chat]) box.value = '';
    leave();
    box.focus();
  };
  return { element, take, fill, draw, focus: () => box.focus() };
}

async function drop({ chat, channel, text, thread }, file) {
  const query = new URLSearchParams({
    who: state.who,
    chat,
    channel,
    text,
    name: file.name,
    ...(thread && { thread }),
  });
  const response = await fetch(`/drop?${query}`, { method: 'POST', body: file });
  answered(await response.json());
}
