/** `/schedy …`: one small function for each word; every answer is for the asker alone. */
import type { Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { answerTimeZone } from '../forms/index.ts';
import { answers, code, type Message, sizeLimit } from '../view/index.ts';
import { changeByCode } from './change-by-code.ts';
import { connectAnswer } from './connect-answer.ts';
import { help } from './help.ts';
import { showProfiles } from './profile-list.ts';
import { showQueue } from './queue-list.ts';
import { showSlots } from './slot-list.ts';
import type { Suggested } from './suggest.ts';

/** Something that a command is told; platforms with one line of text for all of it read it from there. */
export interface CommandOption {
  readonly name: string;
  readonly about: string;
  readonly kind: 'text' | 'video';
  readonly suggests?: Suggested;
  readonly choices?: readonly { readonly label: string; readonly value: string }[];
}

export interface Command {
  readonly name: string;
  readonly hint: string;
  readonly about: string;
  /** It changes nothing. */
  readonly isQuestion?: true;
  readonly options?: readonly CommandOption[];
  readonly run: (
    deps: DeskDeps,
    sender: Sender,
    argument: string,
    uploadLimitBytes: number | undefined,
  ) => Promise<Message>;
}

const postCode: CommandOption = {
  ...{ name: 'code', about: 'the code on its card', kind: 'text', suggests: 'posts' },
};

const postOptions: readonly CommandOption[] = [
  { name: 'video', about: 'MP4, MOV or WebM, 3 s to 10 min', kind: 'video' },
  {
    name: 'when',
    about: 'such as: tomorrow 7pm, or next slot; now, when it is left out',
    kind: 'text',
  },
  { name: 'caption', about: 'to the letter, hashtags and all', kind: 'text' },
  { name: 'profile', about: 'the TikTok account', kind: 'text', suggests: 'profiles' },
  {
    ...{ name: 'privacy', about: 'who can see it', kind: 'text' },
    choices: [
      { label: 'everyone', value: 'PUBLIC_TO_EVERYONE' },
      { label: 'friends', value: 'MUTUAL_FOLLOW_FRIENDS' },
      { label: 'followers', value: 'FOLLOWER_OF_CREATOR' },
      { label: 'only me', value: 'SELF_ONLY' },
    ],
  },
];

/** The one description of the commands, for help, the manifest and both platforms. */
export const commands: readonly Command[] = [
  {
    ...{ name: 'connect', hint: '', about: 'connect a TikTok account' },
    run: (deps, sender) => connectAnswer(deps, sender),
  },
  {
    ...{ name: 'profiles', hint: '', about: 'the connected accounts', isQuestion: true },
    run: showProfiles,
  },
  {
    ...{ name: 'queue', hint: '', about: 'what is planned', isQuestion: true },
    run: showQueue,
  },
  {
    ...{ name: 'slots', hint: '', about: 'the times kept for posting', isQuestion: true },
    run: showSlots,
  },
  {
    ...{ name: 'now', hint: 'k7qm', about: 'post it now', options: [postCode] },
    run: (deps, sender, argument) =>
      changeByCode(deps, sender, argument, (post, actor) => deps.core.posts.postNow(post, actor)),
  },
  {
    ...{ name: 'cancel', hint: 'k7qm', about: 'cancel it', options: [postCode] },
    run: (deps, sender, argument) =>
      changeByCode(deps, sender, argument, (post, actor) => deps.core.posts.cancel(post, actor)),
  },
  {
    ...{ name: 'timezone', hint: 'Berlin', about: 'where your times are read' },
    options: [{ name: 'city', about: 'a big city near you', kind: 'text', suggests: 'zones' }],
    run: answerTimeZone,
  },
  {
    ...{ name: 'post', hint: '', about: 'how to post', options: postOptions },
    run: async ({ platform }, _speaker, _argument, uploadLimitBytes) => ({
      lines: uploadLimitBytes
        ? [...answers('video_wanted', {}, 'slack'), sizeLimit(uploadLimitBytes)]
        : answers('video_wanted', {}, platform),
    }),
  },
  {
    ...{ name: 'help', hint: '', about: 'this page', isQuestion: true },
    run: async ({ platform }, _speaker, _argument, uploadLimitBytes) => help(commands, platform, uploadLimitBytes),
  },
];

export interface CommandRequest {
  readonly sender: Sender;
  readonly text: string;
  /** What the platform lets this person upload here, where it tells. */
  readonly uploadLimitBytes?: number | undefined;
}

/** Runs the command that `text` names; help when it names none. */
export async function runCommand(deps: DeskDeps, { sender, text, uploadLimitBytes }: CommandRequest): Promise<Message> {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const command = commands.find(({ name }) => name === word.toLowerCase());
  if (command) return command.run(deps, sender, rest.join(' '), uploadLimitBytes);
  const page = help(commands, deps.platform, uploadLimitBytes);
  if (word === '') return page;
  return {
    ...page,
    lines: [['I do not know ', code(word), '. Here is what I do know:'], ...page.lines],
  };
}
