/** Who plays and what they look at, and how the page speaks with the playground behind it. */

export const byId = (id) => document.getElementById(id);

export const state = {
  who: 'mia',
  seen: null,
  channel: { slack: null, discord: null },
  thread: { slack: null, discord: null },
  /** The message of one's own that is being edited, by chat. */
  editing: { slack: null, discord: null },
};

/** Somebody else plays from now on, and looks at the first channel of each chat. */
export function become(name) {
  state.who = name;
  for (const key of ['channel', 'thread', 'editing']) state[key] = { slack: null, discord: null };
}

/** `draw` shows the page as the state stands; the page puts it here. */
export const page = { draw: () => undefined };

/** Changes what is looked at, and shows it. */
export function show(change) {
  change(state);
  page.draw();
}

export async function send(doing) {
  const response = await fetch('/act', { method: 'POST', body: JSON.stringify(doing) });
  return answered(await response.json());
}

export function answered(done) {
  if (done.error) say(String(done.error));
  return done;
}

const shownMs = 8000;
let saying;

/** Tells whoever plays something that stands in no window. */
export function say(words) {
  byId('said').textContent = words;
  clearTimeout(saying);
  saying = setTimeout(() => {
    byId('said').textContent = '';
  }, shownMs);
}

export const act = (chat, more) => send({ ...more, chat, who: state.who });
