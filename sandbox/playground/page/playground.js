/** The page: what one person sees of both chats and of TikTok, kept true by the playground's stream. */
import { createComposer } from './composer.js';
import { createControls, drawControls, tickClock } from './controls.js';
import { arrange, h, keepHere, redraw, setNow, staysHere, tickAgo } from './dom.js';
import { createFeed, isMadeUp } from './feed.js';
import { drawForm } from './forms.js';
import { createSight } from './in-sight.js';
import { drawMessage } from './messages.js';
import * as slack from './slack.js';
import { act, become, byId, page, say, send, state } from './state.js';

const windows = {};
let stream = null;

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
    state.editing[chat] = null;
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
  const said = (channel?.messages ?? []).map((message) => drawMessage(chat, channel.id, message, seen, view.composer));
  const drawn = isHome ? drawHome(seen) : said.length > 0 ? said : view.nothing;
  view.nothing.textContent = nothingIn(channel);
  arrange(list, [drawn].flat());
  settle(`${state.who} ${state.channel[chat]}`, isHome);
  view.composer.draw();
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

/** On a narrow page one window is shown at a time. */
function createPlaces() {
  const main = document.querySelector('main');
  const tabs = Object.entries({ slack: 'Slack', discord: 'Discord', tiktok: 'TikTok' }).map(([id, name]) =>
    h('button', { type: 'button', 'data-place': id, onclick: () => go(id) }, name),
  );
  const go = (id) => {
    main.dataset.shown = id;
    for (const tab of tabs) tab.setAttribute('aria-pressed', String(tab.dataset.place === id));
  };
  byId('places').append(...tabs);
  go('slack');
  const narrow = matchMedia('(max-width: 900px)');
  const fold = () => {
    byId('how').open = !narrow.matches;
  };
  narrow.addEventListener('change', fold);
  fold();
  return go;
}

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

page.draw = draw;
controlsView = createControls((name) => {
  become(name);
  connect();
});
windows.slack = createWindow('slack', 'Slack');
windows.discord = createWindow('discord', 'Discord');
feedView = createFeed(byId('tiktok'), send);
const go = createPlaces();
keepHere((url) => {
  if (!isMadeUp(url)) return false;
  go('tiktok');
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
  tickClock(controlsView);
}, 500);
