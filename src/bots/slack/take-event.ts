import { z } from 'zod';
import { type Clock, type Core, eachStep, Failure, type Log } from '../../core/index.ts';
import { deskFor, type Take } from '../chat/kept-events.ts';
import { type NameOf, orUnnamed, resolveNames } from '../chat/names.ts';
import type { Above, Desk, EditedMessage, InboundMessage } from '../desk/index.ts';
import { takeUploaded } from './bring-uploaded-video.ts';
import { NOT_INSTALLED, slackErrorOf } from './chat-failure.ts';
import {
  type KeptEdited,
  type KeptHomeOpened,
  type KeptMemberChanged,
  type KeptMessage,
  keptEvent,
  keptTeam,
} from './events/inbox-rows.ts';
import { fileOf, instantOf, messageKey, wireFile } from './events/read-message.ts';
import { describeFile, type FileDeps, openVideo } from './files.ts';
import type { Installations } from './installations.ts';
import { isStranger, RIGHTS_MAX_AGE_MS } from './introduce.ts';
import type { Team, Teams } from './teams.ts';

export interface TakeDeps {
  readonly desk: Desk;
  readonly notices: Core['notices'];
  readonly uploads: Pick<Core['uploads'], 'settle'>;
  readonly inbox: Pick<Core['inbox'], 'isOpen'>;
  readonly departures: Pick<Core['departures'], 'checkApprovers' | 'checkOwners'>;
  readonly teams: Pick<Teams, 'of' | 'first'>;
  readonly installed: Pick<Installations, 'check'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly lateGraceMs: number;
}

/** What is needed to work on an event, with the token of the workspace in which it happened. */
interface Taking extends TakeDeps {
  readonly team: Team;
  readonly isLastTry: boolean;
  readonly isRevised: boolean;
  readonly receivedAt: Date;
}

export function createTake(deps: TakeDeps): Take {
  return async (body, { receivedAt, isLastTry, isGivenUp = false, isRevised = false }) => {
    const kept = keptEvent.parse(body);
    const desk = deskFor(deps.desk, { isGivenUp });
    const teamId = kept.kind === 'uploaded' ? kept.workspace : keptTeam.parse(body).team;
    // The event may be old by the time it is worked on: whether the app is still there, Slack is asked.
    if (kept.kind === 'removed' && teamId !== null) return void (await deps.installed.check(teamId, true));
    try {
      const team = await (teamId === null ? deps.teams.first() : deps.teams.of(teamId));
      await work({ ...deps, desk, team, isLastTry, isRevised, receivedAt }, kept);
    } catch (error) {
      if (slackErrorOf(error) === NOT_INSTALLED) throw goneFrom(error);
      if (!isStranger(error)) throw error;
      deps.log.info({ kind: kept.kind }, 'somebody who is no member here is not served');
    }
  };
}

/** Not kept as given up: if the app comes back, what was said to it is read back and worked on. */
const goneFrom = (cause: unknown): Failure =>
  new Failure('chat_left', { kind: 'retry' }, cause instanceof Failure ? cause.facts : {}, { cause });

async function work(taking: Taking, kept: z.infer<typeof keptEvent>): Promise<void> {
  const { desk, team, installed } = taking;
  switch (kept.kind) {
    case 'home_opened':
      return greet(taking, kept);
    case 'removed':
      return void (await installed.check(team.id, true));
    case 'joined':
      return taking.notices.reopen({ workspace: { platform: 'slack', externalId: team.id }, channel: kept.channel });
    case 'member_changed':
      return followMember(taking, kept);
    case 'deleted':
      return desk.deleted({ message: kept.ts, channel: kept.channel, workspace: team.id });
    case 'edited':
      return desk.edited(await editOf(taking, kept));
    case 'uploaded':
      return takeUploaded({ ...taking, ...team }, kept, taking);
    case 'message': {
      const { reworded } = kept;
      const edit =
        reworded && (await editOf(taking, { message: kept, editedTs: reworded.ts, earlier: reworded.earlier }));
      if (edit) return taking.isRevised ? desk.edited(edit) : desk.receiveEdited(edit);
      return desk.receive(await messageOf(taking, kept));
    }
  }
}

/** Slack is asked afresh for the rights, and for owners of accounts and approvers whether they are still there. */
async function followMember(
  { departures, team }: Taking,
  { user: memberExternalId }: KeptMemberChanged,
): Promise<void> {
  const { id: externalId } = team;
  const ask = (_workspace: unknown, member: string) => team.isMember(externalId, member);
  const which = { workspace: { platform: 'slack', externalId }, memberExternalId } as const;
  await eachStep(
    () => departures.checkOwners(ask, which),
    // Whoever has become a guest is one before the approvers are counted.
    () => team.introduce(memberExternalId, 0),
    () => departures.checkApprovers(ask, which),
  );
}

/** Said once per workspace, however often the app is opened or the row is worked on. */
async function greet({ notices, team }: Taking, { user }: KeptHomeOpened): Promise<void> {
  const { workspaceId } = await team.introduce(user);
  const threadId = await notices.openThread({ workspaceId, channel: user, root: '' });
  await notices.enqueue({
    threadId,
    dedupeKey: `greeting:${workspaceId}`,
    body: { kind: 'answer', data: { answer: 'greeting', facts: {} } },
  });
}

async function editOf(deps: Taking, kept: Omit<KeptEdited, 'kind'>): Promise<EditedMessage> {
  const editedAt = instantOf(kept.editedTs);
  return {
    ...(await messageOf(deps, kept.message)),
    editedAt,
    earlier: await resolveNames(kept.earlier, namesFor(deps, kept.message.channel)),
    isEditStale: deps.clock.now().getTime() - editedAt.getTime() > deps.lateGraceMs,
  };
}

function namesFor({ team, isLastTry }: Taking, channel: string): NameOf {
  const names = team.namesIn(channel);
  return isLastTry ? orUnnamed(names) : names;
}

async function messageOf(deps: Taking, kept: KeptMessage): Promise<InboundMessage> {
  const { team, isLastTry } = deps;
  const { user, channel, ts, threadTs, place } = kept;
  // A burst of videos is met with what is known; words change posts, also those of others, wherever they are said.
  const isVideo = threadTs === null && kept.files.length > 0;
  const sender = await team.introduce(user, isVideo ? undefined : RIGHTS_MAX_AGE_MS);
  const text = await resolveNames(kept.text, namesFor(deps, channel));
  const files = await Promise.all(kept.files.map((file) => describeFile(team.files, file, isLastTry)));
  const sentAt = kept.brought ? new Date(kept.brought.at) : instantOf(ts);
  return {
    sender,
    channel,
    place,
    text,
    files,
    sentAt,
    isLastTry,
    isPrivate: kept.isPrivate ?? place === 'direct',
    message: ts,
    root: threadTs ?? ts,
    inThread: threadTs !== null && threadTs !== ts,
    isReadBack: kept.isReadBack,
    broughtBy: kept.brought?.id,
    isStale: deps.clock.now().getTime() - sentAt.getTime() > deps.lateGraceMs,
    ...(threadTs !== null && {
      lookAbove: () => lookAbove(team.files, channel, threadTs),
      isRootWaiting: async () => deps.inbox.isOpen('slack', messageKey(await team.identity(), channel, threadTs)),
    }),
    openVideo: ({ reference }) => openVideo(team.files, reference),
  };
}

const answer = z.object({
  messages: z.array(z.object({ ts: z.string(), files: z.array(wireFile).nullish() })),
});

/** The message that a thread hangs under, with its files; null when it was deleted. Throws the failures of chat-failure.ts while Slack is away. */
async function lookAbove(deps: FileDeps, channel: string, root: string): Promise<Above | null> {
  try {
    // The first message of a thread is the one above it.
    const found = await deps.api.call('conversations.replies', { channel, ts: root, limit: 1 });
    const top = answer.parse(found).messages.find(({ ts }) => ts === root);
    if (!top) return null;
    const kept = (top.files ?? []).map(fileOf);
    return {
      message: root,
      root,
      files: await Promise.all(kept.map((file) => describeFile(deps, file))),
    };
  } catch (error) {
    if (error instanceof Failure && error.code === 'chat_place_gone') return null;
    throw error;
  }
}
