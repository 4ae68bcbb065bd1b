/** `/schedy …`: one small function for each word; every answer is for the asker alone. */
import type { Sender } from '../../../core/index.ts';
import { showCalendar } from '../calendar/index.ts';
import type { DeskDeps } from '../deps.ts';
import { answerTimeZone } from '../forms/index.ts';
import { code, echo, type Line, type Message, sizeLimit, uploadButton } from '../view/index.ts';
import { changeByCode, decideByCode, editByCode, moveByCode, showByCode } from './by-code.ts';
import { askToForget } from './forget.ts';
import { help, howToPost, nearestCommand } from './help.ts';
import { addSlots, showHistory, showProfiles, showQueue, showSlots } from './lists.ts';
import { connectAnswer, uploadAnswer } from './personal-links.ts';
import { setGuests, settingsAnswer } from './settings.ts';
import type { Suggested } from './suggest.ts';

/** Something that a command is told; platforms with one line of text for all of it read it from there. */
export interface CommandOption {
  readonly name: string;
  readonly about: string;
  readonly kind: 'text' | 'video';
  readonly suggests?: Suggested;
  readonly choices?: readonly { readonly label: string; readonly value: string }[];
}

interface Command {
  readonly name: string;
  readonly hint: string;
  readonly about: string;
  /** It changes nothing. */
  readonly isQuestion?: true;
  readonly options?: readonly CommandOption[];
  /** `argument`: what stands behind the word. */
  readonly run: (deps: DeskDeps, request: CommandRequest, argument: string) => Promise<Message>;
}

const postCode: CommandOption = { name: 'code', about: 'the code on its card', kind: 'text', suggests: 'posts' };
const postToApprove: CommandOption = { ...postCode, suggests: 'waiting posts' };
const reasonFor: CommandOption = { name: 'reason', about: 'what its author is told', kind: 'text' };

const postOptions: readonly CommandOption[] = [
  { name: 'video', about: 'MP4, MOV or WebM, from 3 s', kind: 'video' },
  {
    name: 'when',
    about: 'such as: tomorrow 7pm, or next slot; now, when it is left out',
    kind: 'text',
    suggests: 'times',
  },
  { name: 'caption', about: 'posted exactly as you write it, hashtags and all', kind: 'text' },
  { name: 'profile', about: 'the TikTok account', kind: 'text', suggests: 'profiles' },
  {
    name: 'privacy',
    about: 'who can see it',
    kind: 'text',
    choices: [
      { label: 'public', value: 'PUBLIC_TO_EVERYONE' },
      { label: 'friends only', value: 'MUTUAL_FOLLOW_FRIENDS' },
      { label: 'followers only', value: 'FOLLOWER_OF_CREATOR' },
      { label: 'only me', value: 'SELF_ONLY' },
    ],
  },
];

/** The one description of the commands, for help, the manifest and both platforms. */
export const commands: readonly Command[] = [
  {
    name: 'connect',
    hint: '',
    about: 'connect a TikTok account',
    run: (deps, { sender }) => connectAnswer(deps, sender),
  },
  {
    name: 'profiles',
    hint: '',
    about: 'the connected accounts',
    isQuestion: true,
    run: (deps, { sender }) => showProfiles(deps, sender),
  },
  {
    name: 'queue',
    hint: '',
    about: 'what is planned',
    isQuestion: true,
    run: (deps, { sender, channel }) => showQueue(deps, { sender, channel }),
  },
  {
    name: 'calendar',
    hint: 'next week',
    about: 'a week as a picture',
    isQuestion: true,
    options: [
      {
        name: 'week',
        about: 'such as: next week, or 24 Dec; this week when it is left out',
        kind: 'text',
        suggests: 'weeks',
      },
    ],
    run: (deps, { sender, channel }, argument) => showCalendar(deps, { sender, channel }, argument),
  },
  {
    name: 'slots',
    hint: 'add fridays 18:00',
    about: 'the times kept for posting',
    options: [
      {
        name: 'add',
        about: 'a time to keep, such as: fridays 18:00; the list when it is left out',
        kind: 'text',
        suggests: 'rhythms',
      },
    ],
    run: (deps, { sender }, argument) => (argument === '' ? showSlots(deps, sender) : addSlots(deps, sender, argument)),
  },
  {
    name: 'history',
    hint: '',
    about: 'what went out, failed or was cancelled',
    isQuestion: true,
    options: [{ ...postCode, suggests: 'all posts' }],
    run: (deps, { sender, channel }, argument) =>
      argument === '' ? showHistory(deps, { sender, channel }) : showByCode(deps, { sender, channel, argument }),
  },
  {
    name: 'show',
    hint: 'k7qm',
    about: 'all that happened to a post',
    isQuestion: true,
    options: [{ ...postCode, suggests: 'all posts' }],
    run: (deps, { sender, channel }, argument) => showByCode(deps, { sender, channel, argument }),
  },
  {
    name: 'edit',
    hint: 'k7qm',
    about: 'change it in a form',
    options: [postCode],
    run: (deps, { sender, channel }, argument) => editByCode(deps, { sender, channel, argument }),
  },
  {
    name: 'move',
    hint: 'k7qm fri 9am',
    about: 'give it another time',
    options: [
      postCode,
      { name: 'when', about: 'such as: fri 9am, an hour later, or next slot', kind: 'text', suggests: 'times' },
    ],
    run: (deps, { sender, channel }, argument) => moveByCode(deps, { sender, channel, argument }),
  },
  {
    name: 'now',
    hint: 'k7qm',
    about: 'post it now',
    options: [postCode],
    run: (deps, { sender, channel }, argument) =>
      changeByCode(deps, { sender, channel, argument }, deps.core.posts.postNow),
  },
  {
    name: 'retry',
    hint: 'k7qm',
    about: 'try a failed one again',
    options: [{ ...postCode, suggests: 'failed posts' }],
    run: (deps, { sender, channel }, argument) =>
      changeByCode(deps, { sender, channel, argument }, deps.core.posts.retry),
  },
  {
    name: 'cancel',
    hint: 'k7qm',
    about: 'cancel it',
    options: [postCode],
    run: (deps, { sender, channel }, argument) =>
      changeByCode(deps, { sender, channel, argument }, deps.core.posts.cancel),
  },
  {
    name: 'approve',
    hint: 'k7qm',
    about: 'let it go out (approvers)',
    options: [postToApprove, reasonFor],
    run: (deps, { sender, channel }, argument) => decideByCode(deps, { sender, channel, argument }, 'approved'),
  },
  {
    name: 'changes',
    hint: 'k7qm shorten it',
    about: 'ask its author for changes (approvers)',
    options: [postToApprove, reasonFor],
    run: (deps, { sender, channel }, argument) => decideByCode(deps, { sender, channel, argument }, 'changes_asked'),
  },
  {
    name: 'reject',
    hint: 'k7qm too dark',
    about: 'end it, with the reason (approvers)',
    options: [postToApprove, reasonFor],
    run: (deps, { sender, channel }, argument) => decideByCode(deps, { sender, channel, argument }, 'rejected'),
  },
  {
    name: 'timezone',
    hint: 'Berlin',
    about: 'where your times are read',
    options: [{ name: 'city', about: 'a big city near you', kind: 'text', suggests: 'zones' }],
    run: (deps, { sender }, argument) => answerTimeZone(deps, sender, argument),
  },
  {
    name: 'guests',
    hint: 'on',
    about: 'whether guests may post here (admins)',
    options: [
      {
        name: 'may',
        about: 'what holds now when it is left out',
        kind: 'text',
        choices: [
          { label: 'on: they may post to shared accounts', value: 'on' },
          { label: 'off: they may not', value: 'off' },
        ],
      },
    ],
    run: (deps, { sender }, argument) => setGuests(deps, sender, argument),
  },
  {
    name: 'settings',
    hint: 'ask on',
    about: 'of the workspace, of you and of your accounts',
    options: [
      {
        name: 'what',
        about: 'such as: ask on, hour 18:00, guests on; forms when it is left out',
        kind: 'text',
        suggests: 'settings',
      },
    ],
    run: (deps, { sender, channel }, argument) => settingsAnswer(deps, sender, argument, channel),
  },
  {
    name: 'post',
    hint: '',
    about: 'how to post',
    options: postOptions,
    run: async ({ platform }, { uploadLimitBytes }) => ({
      lines: [howToPost[platform], ...(uploadLimitBytes ? [sizeLimit(uploadLimitBytes)] : [])],
      buttons: [uploadButton],
    }),
  },
  {
    name: 'upload',
    hint: '',
    about: 'a page for videos that are too big for chat',
    run: (deps, { sender, channel }) => uploadAnswer(deps, sender, { channel }),
  },
  {
    name: 'forget',
    hint: 'me',
    about: 'delete what is kept of you; asks first',
    options: [
      {
        name: 'whose',
        about: 'your own data when it is left out',
        kind: 'text',
        choices: [
          { label: 'me', value: 'me' },
          { label: 'workspace: everybody here (admins)', value: 'workspace' },
        ],
      },
    ],
    run: (deps, { sender }, argument) => askToForget(deps, sender, argument),
  },
  {
    name: 'help',
    hint: '',
    about: 'this page',
    isQuestion: true,
    run: async (deps, { uploadLimitBytes }) => help(commands, deps, uploadLimitBytes, deps.core.profiles.canConnect),
  },
];

/** What stands behind `/schedy`, and who wrote it where. */
export interface CommandRequest {
  readonly sender: Sender;
  readonly text: string;
  /** What the platform lets this person upload here, where it tells. */
  readonly uploadLimitBytes?: number | undefined;
  readonly channel?: string | undefined;
}

/** Runs the command that `text` names; help when it is empty, and the nearest command when it names none. */
export async function runCommand(deps: DeskDeps, request: CommandRequest): Promise<Message> {
  const [word = '', ...rest] = request.text.trim().split(/\s+/);
  const command = commands.find(({ name }) => name === word.toLowerCase());
  if (command) return command.run(deps, request, rest.join(' '));
  if (word === '') return help(commands, deps, request.uploadLimitBytes, deps.core.profiles.canConnect);
  return unknownWord(word);
}

/** A word that is no command, and reads much like one. */
export const isNearlyCommand = (word: string): boolean => !/\s/u.test(word) && nearestCommand(word, names()) !== null;

const names = (): readonly string[] => commands.map(({ name }) => name);

function unknownWord(word: string): Message {
  const near = nearestCommand(word, names());
  const all: Line = [code('/schedy help'), ' shows all that I can do.'];
  const shown: Line = near === null ? all : ['Did you mean ', code(`/schedy ${near}`), '?'];
  return { lines: [['I do not know ', code(echo(word)), '. ', ...shown]] };
}
