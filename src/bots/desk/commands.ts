/** `/schedy …`: one small function for each word; every answer is for the asker alone. */
import type { Change, PostView, Speaker } from '../../core/index.ts';
import { answers, whyNot } from './answers.ts';
import { connectAnswer } from './connect-answer.ts';
import type { DeskDeps } from './deps.ts';
import { help } from './help.ts';
import { code, type Message, strong } from './message.ts';
import { showProfiles } from './profile-list.ts';
import { showQueue } from './queue-list.ts';

export interface Command {
  readonly name: string;
  readonly hint: string;
  readonly about: string;
  readonly run: (deps: DeskDeps, speaker: Speaker, argument: string) => Promise<Message>;
}

/** The one description of the commands, for help, the manifest and both platforms. */
export const commands: readonly Command[] = [
  {
    ...{ name: 'connect', hint: '', about: 'connect a TikTok account' },
    run: (deps, speaker) => connectAnswer(deps, speaker),
  },
  {
    ...{ name: 'profiles', hint: '', about: 'the connected accounts' },
    run: showProfiles,
  },
  {
    ...{ name: 'queue', hint: '', about: 'what is planned' },
    run: showQueue,
  },
  {
    ...{ name: 'now', hint: 'k7qm', about: 'post it now' },
    run: (deps, speaker, argument) =>
      changeByCode(deps, speaker, argument, (post, actor) => deps.core.posts.postNow(post, actor)),
  },
  {
    ...{ name: 'cancel', hint: 'k7qm', about: 'cancel it' },
    run: (deps, speaker, argument) =>
      changeByCode(deps, speaker, argument, (post, actor) => deps.core.posts.cancel(post, actor)),
  },
  {
    ...{ name: 'post', hint: '', about: 'how to post' },
    run: async () => ({ lines: answers('video_wanted', {}) }),
  },
  { ...{ name: 'help', hint: '', about: 'this page' }, run: async () => help(commands) },
];

/** Runs the command that `text` names; help when it names none. */
export async function runCommand(
  deps: DeskDeps,
  { speaker, text }: { speaker: Speaker; text: string },
): Promise<Message> {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const command = commands.find(({ name }) => name === word.toLowerCase());
  if (command) return command.run(deps, speaker, rest.join(' '));
  const page = help(commands);
  if (word === '') return page;
  return {
    ...page,
    lines: [['I do not know ', code(word), '. Here is what I do know:'], ...page.lines],
  };
}

type Actor = { memberId: string; isAdmin: boolean };

async function changeByCode(
  { core }: DeskDeps,
  speaker: Speaker,
  argument: string,
  step: (postId: string, actor: Actor) => Promise<Change>,
): Promise<Message> {
  const wanted = argument.trim().toLowerCase();
  const post = wanted ? await core.posts.byCode(speaker.workspaceId, wanted) : null;
  if (!post) return unknownCode(wanted);
  const change = await step(post.id, { memberId: speaker.memberId, isAdmin: speaker.isAdmin });
  if (change.kind === 'done') return { lines: [[`${post.code}: `, stateNow(change.post)]] };
  if (change.kind === 'unknown') return unknownCode(wanted);
  const { code: answer, facts } = whyNot(change);
  return { lines: answers(answer, facts) };
}

const unknownCode = (wanted: string): Message => ({
  lines: [
    wanted
      ? [
          'There is no post ',
          code(wanted),
          ' here. ',
          code('/schedy queue'),
          ' lists them with their codes.',
        ]
      : [
          'Which one? Add its code, such as ',
          code('/schedy cancel k7qm'),
          '; the card of each post shows it.',
        ],
  ],
});

const stateNow = ({ state }: PostView) => strong(state.replace('_', ' '));
