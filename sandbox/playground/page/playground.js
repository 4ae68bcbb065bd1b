/** The page: what one person sees of both chats and of TikTok, kept true by the playground's stream. */
import * as discord from './discord.js';
import { arrange, format, h, keepHere, now, redraw, setNow, staysHere, tickAgo } from './dom.js';
import { createFeed, isMadeUp } from './feed.js';
import { createSight } from './in-sight.js';
import * as slack from './slack.js';

const byId = (id) => document.getElementById(id);

const state = {
  who: 'mia',
  seen: null,
  channel: { slack: null, discord: null },
  thread: { slack: null, discord: null },
  troubles: '[]',
};
const windows = {};
let stream = null;

async function send(doing) {
  const response = await fetch('/act', { method: 'POST', body: JSON.stringify(doing) });
  return answered(await response.json());
}

function answered(done) {
  if (done.error) say(String(done.error));
  return done;
}

function say(words) {
  byId('said').textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (byId('said').textContent = ''), 8000);
}

const act = (chat, more) => send({ ...more, chat, who: state.who });

/** One chat's window: the channels, what is said, a box to write in, and the form in front of it. */
function createWindow(chat, name) {
  const root = byId(chat);
  const tabs = h('nav', { 'aria-label': `${name}: channels` });
  const list = h('div', { class: 'messages', role: 'log', 'aria-label': `${name}: messages`, tabindex: '0' });
  const form = h('div', { class: 'modal-place' });
  const sight = createSight(list);
  const composer = createComposer(chat, name, sight.pill);
  root.append(h('h2', {}, name), tabs, list, composer.element, form);
  root.addEventListener('dragover', (event) => {
    event.preventDefault();
    root.classList.add('over');
  });
  root.addEventListener('dragleave', () => root.classList.remove('over'));
  root.addEventListener('drop', (event) => {
    event.preventDefault();
    root.classList.remove('over');
    composer.take([...event.dataTransfer.files]);
  });
  const nothing = h('p', { class: 'empty' });
  return { tabs, list, form, composer, nothing, sight };
}

/** What somebody can do where nothing was said yet. */
const nothingIn = (channel) =>
  channel?.isDirect
    ? 'Nothing was said here yet. Ask Schedy: help, connect, what’s planned? Or drop a video here too.'
    : 'Nothing was said here yet. Press sample video, then Send; Schedy answers in a thread under it.';

/** For whoever has no video at hand, in turn: other pictures and other words, so that each can be told in the feed. */
const samples = [
  { name: 'new-ramen.mp4', words: 'New ramen drop #cooking' },
  { name: 'green-soba.mp4', words: 'Green soba, cold and quick #noodles' },
  { name: 'iced-broth.mp4', words: 'Iced broth for hot days #summer' },
];
let samplesTaken = 0;

const placeholder = 'Write, or drop a video here. /schedy works too.';

function createComposer(chat, name, pill) {
  let files = [];
  const picked = h('div', { class: 'picked' });
  const where = h('div', { class: 'where' });
  const box = h('textarea', {
    rows: 2,
    'aria-label': `Write on ${name}`,
    placeholder,
  });
  const file = h('input', {
    type: 'file',
    accept: 'video/*',
    multiple: true,
    hidden: true,
    onchange: () => take([...file.files]),
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
    const dropping = files;
    box.value = '';
    files = [];
    showFiles();
    // The next one is meant for the channel again.
    state.thread[chat] = null;
    draw();
    if (text.startsWith('/schedy')) await act(chat, { do: 'command', channel, text: text.slice(7).trim() });
    else if (dropping.length === 0) await act(chat, { do: 'say', channel, text, thread });
    else for (const one of dropping) await drop({ chat, channel, text, thread }, one);
  };
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    void submit(event);
  });
  const pick = h(
    'button',
    { type: 'button', class: 'attach', 'aria-label': `Choose a video for ${name}`, onclick: () => file.click() },
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
    { type: 'button', class: 'attach', 'aria-label': `Take a sample video for ${name}`, onclick: sample },
    'sample video',
  );
  const picks = h('span', { class: 'picks' }, pick, samplePick);
  const element = h(
    'form',
    { class: 'composer', onsubmit: submit },
    pill,
    where,
    picked,
    box,
    h('div', { class: 'row' }, picks, file, h('button', { type: 'submit' }, 'Send')),
  );
  return { element, take, where, box };
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

/** How many messages of a channel somebody has seen, by who they are, the chat and the channel. */
const read = new Map();
function isUnread(chat, { id, messages = [] }) {
  const key = `${state.who} ${chat} ${id}`;
  const count = messages.reduce((sum, { replies }) => sum + 1 + replies.length, 0);
  const isSeen = state.channel[chat] === id || !read.has(key);
  // What only one person could see goes away again.
  read.set(key, isSeen ? count : Math.min(read.get(key), count));
  return count > read.get(key);
}

function drawTabs(chat, { tabs }, seen) {
  const go = (id) => () => {
    state.channel[chat] = id;
    state.thread[chat] = null;
    if (id === 'home') void act(chat, { do: 'home' });
    draw();
  };
  state.channel[chat] ??= seen.channels[0].id;
  const all = [
    ...seen.channels.map((channel) => ({ id: channel.id, name: channel.name, isNew: isUnread(chat, channel) })),
    ...(chat === 'slack' ? [{ id: 'home', name: 'Home', isNew: false }] : []),
  ];
  redraw(tabs, [all, state.channel[chat]], () =>
    all.map(({ id, name, isNew }) =>
      h(
        'button',
        {
          type: 'button',
          'aria-pressed': String(state.channel[chat] === id),
          class: isNew ? 'unread' : undefined,
          title: isNew ? 'Something new was said here.' : undefined,
          onclick: go(id),
        },
        name,
      ),
    ),
  );
}

function drawWindow(chat, seen) {
  const view = windows[chat];
  drawTabs(chat, view, seen);
  const isHome = state.channel[chat] === 'home';
  view.composer.element.hidden = isHome;
  const { list } = view;
  const settle = view.sight.hold();
  const channel = seen.channels.find(({ id }) => id === state.channel[chat]);
  const said = (channel?.messages ?? []).map((message) => drawMessage(chat, channel.id, message, seen));
  const drawn = isHome ? drawHome(seen) : said.length > 0 ? said : view.nothing;
  view.nothing.textContent = nothingIn(channel);
  arrange(list, [drawn].flat());
  settle(`${state.who} ${state.channel[chat]}`, isHome);
  const inThread = state.thread[chat] !== null;
  view.composer.box.placeholder = inThread ? 'Reply in the thread …' : placeholder;
  const leave = () => {
    state.thread[chat] = null;
    draw();
  };
  redraw(view.composer.where, inThread, () =>
    inThread
      ? [
          'writing in the thread ',
          h('button', { type: 'button', class: 'plain', onclick: leave }, 'back to the channel'),
        ]
      : [],
  );
  drawForm(chat, view.form, seen);
}

const homePage = h('div', { class: 'message home' });
function drawHome({ home, names }) {
  if (!home) return h('p', { class: 'empty' }, 'The Home tab is being drawn …');
  const press = (which, input) =>
    act('slack', { do: 'press-view', id: home.id, which, ...(input !== undefined && { input }) });
  redraw(homePage, [home, names], () => slack.drawBlocks(home.content.blocks, { act: press, names }));
  return homePage;
}

const initials = (who) => who.slice(0, 1).toUpperCase();

/** Drawn anew only where something of it has changed: a button under somebody's finger stays where it is. */
const drawnMessages = { slack: new Map(), discord: new Map() };
function drawMessage(chat, channel, message, seen) {
  const { replies, ...own } = message;
  const key = JSON.stringify([own, channel, state.who, seen.names]);
  const known = drawnMessages[chat].get(message.id);
  const element = known?.key === key ? known.element : drawOwn(chat, channel, message, seen);
  drawnMessages[chat].set(message.id, { key, element });
  const body = element.querySelector('.body');
  const thread = body.querySelector(':scope > .thread') ?? h('div', { class: 'thread' });
  arrange(
    thread,
    replies.map((reply) => drawMessage(chat, channel, reply, seen)),
  );
  if (replies.length === 0) thread.remove();
  else if (thread.parentNode !== body) body.append(thread);
  return element;
}

function drawOwn(chat, channel, message, seen) {
  const { id, who, isBot, isPrivate, isEdited, text, blocks, files, reactions } = message;
  const place = { channel: message.channel ?? channel, id };
  const press = async (which, input) =>
    act(chat, { do: 'press', ...place, which, ...(input !== undefined && { input }) });
  const { names } = seen;
  const body =
    blocks.length === 0
      ? chat === 'slack'
        ? slack.mrkdwn(text, names)
        : discord.markdown(text, names)
      : chat === 'slack'
        ? slack.drawBlocks(blocks, { act: press, names })
        : discord.drawComponents(blocks, { act: press, names, fileUrl: () => files[0]?.url });
  return h(
    'article',
    { class: `message${isPrivate ? ' private' : ''}`, 'data-id': id, 'data-mine': who === state.who },
    h('div', { class: `avatar ${isBot ? 'bot' : who}`, 'aria-hidden': 'true' }, isBot ? '▶' : initials(who)),
    h(
      'div',
      { class: 'body' },
      h(
        'div',
        { class: 'head' },
        h('strong', {}, who),
        isBot ? h('span', { class: 'app' }, 'APP') : '',
        isPrivate ? h('small', {}, 'only you can see this') : '',
        isEdited ? h('small', {}, '(edited)') : '',
        drawMenu(chat, place, message),
      ),
      h('div', { class: 'said' }, body),
      files.map(drawFile),
      reactions.length === 0
        ? ''
        : h(
            'div',
            { class: 'reactions' },
            reactions.map(({ name, count }) => h('span', { class: 'chip' }, `${emojiOf(name)} ${count}`)),
          ),
    ),
  );
}

/** What people can do with a message: answer under it; with their own also edit and delete it. */
function drawMenu(chat, place, { id, who, isBot, isPrivate, files, text }) {
  if (isBot || isPrivate) return '';
  const answer = () => {
    state.thread[chat] = id;
    draw();
    windows[chat].composer.element.querySelector('textarea').focus();
  };
  const edit = () => {
    const typed = window.prompt('Edit the message', text.replace(/^<@!?\w+>\s*/, '@schedy '));
    if (typed !== null) void act(chat, { do: 'edit', ...place, text: typed });
  };
  const mine = who === state.who;
  const entry = (label, onclick) => h('button', { type: 'button', class: 'plain', onclick }, label);
  return h(
    'span',
    { class: 'menu' },
    entry('reply', answer),
    files.length > 0 ? entry('Post to TikTok', () => act(chat, { do: 'menu', ...place })) : '',
    mine ? entry('edit', edit) : '',
    mine ? entry('delete', () => act(chat, { do: 'delete', ...place })) : '',
  );
}

const slackEmoji = {
  eyes: '👀',
  speech_balloon: '💬',
  calendar: '📅',
  rocket: '🚀',
  white_check_mark: '✅',
  warning: '⚠️',
  no_entry: '⛔',
  date: '📅',
  octagonal_sign: '🛑',
};
const emojiOf = (name) => slackEmoji[name] ?? (/^\w+$/.test(name) ? `:${name}:` : name);

/** Kept from one drawing to the next, so that a video goes on playing. */
const shownFiles = new Map();
function drawFile(file) {
  const known = shownFiles.get(file.url);
  if (known) return known;
  const size =
    file.sizeBytes > 1e6 ? `${Math.round(file.sizeBytes / 1e6)} MB` : `${Math.ceil(file.sizeBytes / 1e3)} kB`;
  const shown = file.mimetype.startsWith('image/')
    ? h('img', { src: file.url, alt: file.name, class: 'wide' })
    : h(
        'figure',
        {},
        h('video', { src: file.url, controls: true, muted: true, preload: 'metadata', 'aria-label': file.name }),
        // A name that turns the direction of writing turns nothing but itself.
        h('figcaption', {}, h('bdi', {}, file.name), ` · ${size}`),
      );
  shownFiles.set(file.url, shown);
  return shown;
}

/** A form that its app draws again keeps what was typed into it. */
function drawForm(chat, place, { modal, names }) {
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

function createControls() {
  const people = h('span', { class: 'people', role: 'group', 'aria-label': 'Who you are' });
  const about = h('small');
  const clock = h('span', { class: 'clock' });
  const forward = (label, minutes) =>
    h('button', { type: 'button', onclick: () => send({ do: 'forward', minutes }) }, label);
  const switches = Object.fromEntries(
    ['tiktok', 'disk'].map((name) => [
      name,
      h('input', { type: 'checkbox', onchange: (event) => send({ do: 'trouble', name, on: event.target.checked }) }),
    ]),
  );
  const trouble = (label, name) => h('label', { class: 'switch' }, switches[name], label);
  const once = (label, name, told) => {
    const make = async () => {
      say(told);
      await send({ do: 'trouble', name, on: true });
    };
    return h('button', { type: 'button', onclick: make }, label);
  };
  byId('controls').append(
    h('span', {}, 'You are ', people, ' ', about),
    h('span', {}, clock, ' ', forward('+1 min', 1), forward('+1 hour', 60), forward('+1 day', 1440)),
    h(
      'span',
      { class: 'troubles' },
      'Make trouble: ',
      trouble('TikTok is down', 'tiktok'),
      trouble('disk is full', 'disk'),
      once('end TikTok logins', 'token', endedLogins),
      once('kill Schedy', 'kill', 'Schedy is killed in the middle of whatever it does, and starts again.'),
    ),
  );
  return { people, about, clock, switches };
}

const endedLogins =
  'TikTok has ended its logins. Schedy meets that at the next post, or tells it under Schedy; Reconnect mends it.';

const become = (name) => () => {
  state.who = name;
  state.channel = { slack: null, discord: null };
  state.thread = { slack: null, discord: null };
  connect();
};

function drawControls({ people, about, switches }, { people: all, isAlive, troubles }) {
  redraw(people, [all, state.who], () =>
    all.map(({ name, about }) =>
      h(
        'button',
        { type: 'button', title: about, 'aria-pressed': String(name === state.who), onclick: become(name) },
        name,
      ),
    ),
  );
  about.textContent = all.find(({ name }) => name === state.who)?.about ?? '';
  document.body.classList.toggle('down', !isAlive);
  // Only what has changed: a switch that was just pressed is on its way.
  const made = JSON.stringify(troubles);
  if (state.troubles !== made)
    for (const [name, one] of Object.entries(switches)) one.checked = troubles.includes(name);
  state.troubles = made;
  const starting = troubles.includes('kill')
    ? 'Schedy was killed; it starts again. What is written meanwhile waits for it …'
    : 'Schedy is being started …';
  const words = isAlive ? '' : starting;
  if (byId('state').textContent !== words) byId('state').textContent = words;
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
let feedView;
let controlsView;

function draw() {
  const { seen } = state;
  if (!seen) return;
  drawControls(controlsView, seen);
  drawWindow('slack', seen.slack);
  drawWindow('discord', seen.discord);
  feedView.draw(seen.tiktok, seen.troubles.includes('tiktok'));
}

function connect() {
  stream?.close();
  stream = new EventSource(`/events?who=${encodeURIComponent(state.who)}`);
  stream.onmessage = ({ data }) => {
    const { at, seen } = JSON.parse(data);
    setNow(at);
    state.seen = seen;
    draw();
  };
}

controlsView = createControls();
windows.slack = createWindow('slack', 'Slack');
windows.discord = createWindow('discord', 'Discord');
feedView = createFeed(byId('tiktok'), send);
keepHere((url) => {
  if (!isMadeUp(url)) return false;
  if (!feedView.show(url))
    say('The stand-in for TikTok made this address up: no video that it shows here is behind it.');
  return true;
});
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  if (link && staysHere(link.href)) event.preventDefault();
});
connect();
setInterval(() => {
  tickAgo();
  controlsView.clock.textContent = `${format(now() / 1000, 'full')} (${zone})`;
}, 500);
