/** How a team comes to a post: it is chosen for in TikTok's form, an admin asks for a change, it is edited and approved. */
import type { Place } from '../chats/chat.ts';
import { approver, author } from './cast.ts';
import type { Stage } from './stage.ts';
import { cardsIn } from './thread.ts';

/** What is talked about: the message that carried the video. */
interface Told {
  readonly root: Place;
}

/** What mia wrote first, and what ada makes of it. */
export const firstCaption = 'Ramen drop';
const wish = 'Please add a hashtag, so that people find it';
const soon = 'post in 15 seconds';

/** Posts of this workspace need an approval, and their settings are chosen by a person. */
export async function askForBoth(stage: Stage): Promise<void> {
  await command(stage, approver, 'settings approvals on');
  await command(stage, approver, 'settings ask on');
}

/** From the draft that nobody has chosen for to the approved post, with a time. `caption` is what it is edited to. */
export async function decideTogether(stage: Stage, told: Told, caption: string): Promise<void> {
  const { chat, transcript } = stage;
  await untilCard(stage, told, /^draft[\s\S]*Choose audience and settings/);
  await fillIn(stage, told, {
    who: author,
    button: 'Choose audience and settings',
    says: 'chooses Public, allows comments, and sends it',
    values: { audience: 'PUBLIC_TO_EVERYONE', interactions: ['comments'] },
  });
  await untilCard(stage, told, /^waiting for approval/);
  await untilAsked(stage, told, 1);
  const reason = { who: approver, button: 'Ask for changes', says: `writes: ${wish}`, values: { reason: wish } };
  await fillIn(stage, told, reason);
  await untilCard(stage, told, /asks for changes/);
  await fillIn(stage, told, { who: author, button: 'Edit', says: `writes: ${caption}`, values: { caption } });
  await untilAsked(stage, told, 2);
  await press(stage, told, approver, 'Approve');
  await untilCard(stage, told, /^scheduled/);
  transcript.person(soon, { who: approver, inThread: true });
  await chat.reply(approver, told.root, soon);
}

async function command({ chat, transcript, patienceMs }: Stage, who: string, words: string): Promise<void> {
  const known = chat.ephemerals(who).length;
  transcript.person(`/schedy ${words}`, { who });
  await chat.command(who, words);
  const isAnswered = () =>
    chat
      .ephemerals(who)
      .slice(known)
      .some(({ text }) => text.includes('Saved'));
  await chat.waitFor(isAnswered, { what: `the answer to /schedy ${words}`, timeoutMs: patienceMs });
}

async function press({ chat, transcript }: Stage, { root }: Told, who: string, button: string): Promise<void> {
  const [card] = cardsIn(chat, root);
  if (!card) throw new Error('There is no card.');
  transcript.person(`(presses ${button})`, { who, inThread: true });
  const { error } = await chat.click(who, card, button);
  if (error !== undefined) throw new Error(`"${button}" does nothing: ${error}`);
}

interface Filled {
  readonly who: string;
  readonly button: string;
  /** What they do with the form, for whoever reads. */
  readonly says: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const MOST_PRESSES = 5;

/** On a busy machine a form comes too late to be opened by its click: a private answer brings the button once more. */
async function openForm(stage: Stage, told: Told, who: string, button: string): Promise<string> {
  const { chat, transcript, patienceMs } = stage;
  let answered = chat.ephemerals(who).length;
  await press(stage, told, who, button);
  for (let presses = 1; ; presses += 1) {
    const isReady = () =>
      chat
        .ephemerals(who)
        .slice(answered)
        .find(({ text }) => text.includes(`press ${button} to open`));
    const what = { what: `the form of ${button}`, timeoutMs: patienceMs };
    const found = await chat.waitFor(() => chat.form(who) ?? isReady(), what);
    if (typeof found === 'string') return found;
    if (presses === MOST_PRESSES) throw new Error(`The form of ${button} was too late ${MOST_PRESSES} times.`);
    answered = chat.ephemerals(who).length;
    transcript.person(`(presses ${button} there)`, { who, inThread: true });
    const { error } = await chat.click(who, found, button);
    if (error !== undefined) throw new Error(`"${button}" does nothing: ${error}`);
  }
}

async function fillIn(stage: Stage, told: Told, { who, button, says, values }: Filled): Promise<void> {
  const { chat, transcript } = stage;
  const shown = await openForm(stage, told, who, button);
  transcript.aside(`${who} sees this form, and ${says}:`);
  transcript.form(shown);
  const refused = Object.values(await chat.send(who, values));
  if (refused.length > 0) throw new Error(`The form of ${button} says: ${refused.join(' ')}`);
}

const untilCard = ({ chat, patienceMs }: Stage, { root }: Told, expected: RegExp): Promise<unknown> =>
  chat.waitFor(() => cardsIn(chat, root).some(({ text }) => expected.test(text)), {
    what: `the card to show ${expected}`,
    timeoutMs: patienceMs,
  });

/** Each time the approvers are asked is one message more. */
const untilAsked = ({ chat, patienceMs }: Stage, { root }: Told, times: number): Promise<unknown> => {
  const asked = () => chat.under(root).filter(({ isCard, text }) => !isCard && text.includes('waits for approval'));
  return chat.waitFor(() => asked().length === times, { what: 'the approvers to be asked', timeoutMs: patienceMs });
};
