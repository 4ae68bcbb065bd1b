/** Who plays, what time it is there, and what goes wrong. */
import { format, h, now, redraw } from './dom.js';
import { byId, say, send, state } from './state.js';

export function createControls(onBecome) {
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
  return { people, about, clock, switches, onBecome };
}

const endedLogins =
  'TikTok has ended its logins. Schedy meets that at the next post, or tells it under Schedy; Reconnect mends it.';

/** As it was drawn last: a switch that was just pressed is on its way, and only what has changed counts. */
let drawnTroubles = '[]';

export function drawControls({ people, about, switches, onBecome }, { people: all, isAlive, troubles }) {
  redraw(people, [all, state.who], () =>
    all.map(({ name, about }) =>
      h(
        'button',
        { type: 'button', title: about, 'aria-pressed': String(name === state.who), onclick: () => onBecome(name) },
        name,
      ),
    ),
  );
  about.textContent = all.find(({ name }) => name === state.who)?.about ?? '';
  document.body.classList.toggle('down', !isAlive);
  const made = JSON.stringify(troubles);
  if (drawnTroubles !== made) for (const [name, one] of Object.entries(switches)) one.checked = troubles.includes(name);
  drawnTroubles = made;
  const starting = troubles.includes('kill')
    ? 'Schedy was killed; it starts again. What is written meanwhile waits for it …'
    : 'Schedy is being started …';
  const words = isAlive ? '' : starting;
  if (byId('state').textContent !== words) byId('state').textContent = words;
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function tickClock({ clock }) {
  clock.textContent = `${format(now() / 1000, 'full')} (${zone})`;
}
