/** What is said in a chat, as elements: who, what, its files, its thread, and what can be done with it. */
import * as discord from './discord.js';
import { arrange, h } from './dom.js';
import * as slack from './slack.js';
import { act, show, state } from './state.js';

const initials = (who) => who.slice(0, 1).toUpperCase();

/** Drawn anew only where something of it has changed: a button under somebody's finger stays where it is. */
const drawnMessages = { slack: new Map(), discord: new Map() };
export function drawMessage(chat, channel, message, seen, composer) {
  const { replies, ...own } = message;
  const key = JSON.stringify([own, channel, state.who, seen.names]);
  const known = drawnMessages[chat].get(message.id);
  const element = known?.key === key ? known.element : drawOwn(chat, channel, message, seen, composer);
  drawnMessages[chat].set(message.id, { key, element });
  const body = element.querySelector('.body');
  const thread = body.querySelector(':scope > .thread') ?? h('div', { class: 'thread' });
  arrange(
    thread,
    replies.map((reply) => drawMessage(chat, channel, reply, seen, composer)),
  );
  if (replies.length === 0) thread.remove();
  else if (thread.parentNode !== body) body.append(thread);
  return element;
}

function drawOwn(chat, channel, message, seen, composer) {
  const { id, who, isBot, isPrivate, isEdited, isDeleted, text, blocks, files, reactions } = message;
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
        : discord.drawComponents(blocks, {
            act: press,
            names,
            fileUrl: () => files[0]?.url,
            about: discord.firstWords(blocks),
          });
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
        drawMenu(chat, place, message, composer),
      ),
      h('div', { class: isDeleted ? 'said gone' : 'said' }, body),
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

const askAgainMs = 4000;

/** Deleting is asked about in its own place: the second press does it. */
function deleteButton(chat, place) {
  const button = h('button', { type: 'button', class: 'plain', onclick: () => press() }, 'delete');
  const ask = () => {
    button.textContent = 'really delete';
    setTimeout(() => {
      button.textContent = 'delete';
    }, askAgainMs);
  };
  const press = () => (button.textContent === 'delete' ? ask() : act(chat, { do: 'delete', ...place }));
  return button;
}

/** What people can do with a message: answer under it; with their own also edit and delete it. */
function drawMenu(chat, place, { id, who, isBot, isPrivate, isDeleted, files, text }, composer) {
  if (isBot || isPrivate || isDeleted) return '';
  const answer = () => {
    show((now) => {
      now.thread[chat] = id;
      now.editing[chat] = null;
    });
    composer.focus();
  };
  const edit = () => {
    show((now) => {
      now.thread[chat] = null;
      now.editing[chat] = { place };
    });
    composer.fill(text.replace(/^<@!?\w+>\s*/, '@schedy '));
  };
  const mine = who === state.who;
  const entry = (label, onclick) => h('button', { type: 'button', class: 'plain', onclick }, label);
  return h(
    'span',
    { class: 'menu' },
    entry('reply', answer),
    files.length > 0 ? entry('Post to TikTok', () => act(chat, { do: 'menu', ...place })) : '',
    mine ? entry('edit', edit) : '',
    mine ? deleteButton(chat, place) : '',
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
