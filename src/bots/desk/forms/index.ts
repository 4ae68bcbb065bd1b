/** What a form does once it is filled in: the only way into this room. */
import { eachRow, type FormValues, type Sender } from '../../../core/index.ts';
import { type NamedZone, zonesNamed } from '../../../core/schedules/index.ts';
import type { DeskDeps } from '../deps.ts';
import { type DraftWords, draftWords, laterVideo, parseRequest, readAsked } from '../receive/index.ts';
import { code, echo, type FormName, type Line, type Message, type OpenedForm, strong } from '../view/index.ts';
import { redrawChoice, submitChoice } from './choose.ts';
import { submitDecision } from './decide.ts';
import { redrawEdit, submitEdit } from './edit.ts';
import { submitMemberSettings } from './member-settings.ts';
import { submitPosted } from './posted-it.ts';
import { submitProfileSettings } from './profile-settings.ts';
import { submitWorkspaceSettings } from './workspace-settings.ts';

export { openChoice } from './choose.ts';
export { openDecision, pressApprove } from './decide.ts';
export { openEdit } from './edit.ts';
export { changeMember, openMemberSettings, sayMember } from './member-settings.ts';
export { pressPosted } from './posted-it.ts';
export { changeProfile, mayChange, openProfileSettings, sayProfile } from './profile-settings.ts';
export {
  changeWorkspace,
  digestIn,
  HOUR_UNREAD,
  openWorkspaceSettings,
  readHour,
  readUndo,
  sayWorkspace,
  UNDO_UNREAD,
} from './workspace-settings.ts';

/** A form that somebody filled in, field by field. */
export interface Submission {
  readonly sender: Sender;
  readonly name: FormName;
  /** What the form was opened about; empty where it is the same for everybody. */
  readonly value?: string;
  /** Several choices with commas between them. */
  readonly values: FormValues;
  /** Channels that were chosen in it, and in which I cannot write. */
  readonly closed?: readonly string[];
}

/** Forms that change something by themselves; a video that is brought by a form is received. */
export async function submit(deps: DeskDeps, submission: Submission): Promise<Message> {
  const { sender, name, value = '', values, closed = [] } = submission;
  switch (name) {
    case 'time_zone':
      return answerTimeZone(deps, sender, values.zone ?? '');
    case 'edit':
      return submitEdit(deps, sender, value, values);
    case 'posted':
      return submitPosted(deps, sender, value, values);
    case 'choose':
      return submitChoice(deps, sender, value, values);
    case 'approval':
      return submitDecision(deps, sender, value, values);
    case 'workspace_settings':
      return submitWorkspaceSettings(deps, sender, value, { values, closed });
    case 'member_settings':
      return submitMemberSettings(deps, sender, values, (typed) => answerTimeZone(deps, sender, typed));
    case 'profile_settings':
      return submitProfileSettings(deps, sender, value, values);
    case 'post':
      return { lines: [['The video is on its way; its card appears here in a moment.']] };
  }
}

/** A form that somebody is filling in, as its choices by now want it; null where it stays as it is. */
export async function redraw(deps: DeskDeps, form: Submission): Promise<OpenedForm | null> {
  const { sender, name, value = '', values } = form;
  if (name === 'edit') return redrawEdit(deps, sender, value, values);
  return name === 'choose' ? redrawChoice(deps, sender, value, values) : null;
}

/**
 * `/schedy timezone …` and the form of the same name: where a member is, on a platform that does not tell. Everything
 * that waited for it goes on.
 */
export async function answerTimeZone(deps: DeskDeps, sender: Sender, typed: string): Promise<Message> {
  if (deps.platform === 'slack' && sender.isZoneKnown) return { lines: [slackKnows(sender)] };
  if (typed.trim() === '') return { lines: [present(sender)] };
  const zones = zonesNamed(typed);
  const [zone, ...others] = distinctZones(zones);
  if (zone === undefined) return { lines: [unknownPlace(typed)] };
  if (others.length > 0) return { lines: [severalPlaces(typed, zones)] };
  const memberIds = await deps.core.workspaces.setTimeZone(sender.memberId, zone);
  await resumeDrafts(deps, memberIds, zone);
  return { lines: [['Your time zone is ', strong(zone), '. ', ...nowThere(deps, zone)]] };
}

const distinctZones = (zones: readonly NamedZone[]): string[] => [...new Set(zones.map(({ timeZone }) => timeZone))];

const slackKnows = ({ timeZone }: Sender): Line => [
  'Slack tells me that your time zone is ',
  strong(timeZone),
  '. If you change it in your Slack profile, I notice within the hour.',
];

function present({ timeZone, isZoneKnown }: Sender): Line {
  const change: Line = [code('/schedy timezone'), ' with a city sets it.'];
  if (!isZoneKnown) return ['I do not know your time zone yet. ', ...change];
  return ['Your time zone is ', strong(timeZone), '. ', ...change];
}

const unknownPlace = (typed: string): Line => [
  `I do not know where “${echo(typed)}” is. Name the nearest big city, or a zone such as `,
  code('Europe/Berlin'),
  '.',
];

const severalPlaces = (typed: string, zones: readonly NamedZone[]): Line => [
  `“${echo(typed)}” can be in several places: ${distinctZones(zones).join(', ')}. Name one of these.`,
];

function nowThere({ clock }: DeskDeps, zone: string): Line {
  const time = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clockThere = new Intl.DateTimeFormat('en-GB', time).format(clock.now());
  return [`It is ${clockThere} there now; times without a zone are read there from now on.`];
}

async function resumeDrafts(deps: DeskDeps, memberIds: readonly string[], timeZone: string): Promise<void> {
  await eachRow(await deps.core.posts.waitingForZone(memberIds), (waiter) => readIn(deps, waiter, timeZone));
}

/** Goes on with drafts whose author has named their zone, where a process died before their words were read in it. */
export async function resumeZoneNamed(deps: DeskDeps): Promise<void> {
  await eachRow(await deps.core.posts.zoneNamed(), (waiter) => readIn(deps, waiter, waiter.named));
}

type Waiter = Awaited<ReturnType<DeskDeps['core']['posts']['waitingForZone']>>[number];

async function readIn({ core }: DeskDeps, { id, words, ...stands }: Waiter, timeZone: string): Promise<void> {
  const said = draftWords.parse(words);
  const read = readAgain(said, timeZone);
  // What was changed meanwhile, or is the part of one of several videos, stays.
  const isAsRead = stands.caption === readAgain(said, stands.timeZone).caption;
  await core.posts.answerZone(id, { ...read, caption: isAsRead ? read.caption : stands.caption, timeZone });
}

/** A time that turns out to be over is asked for like one that was not said. */
function readAgain(said: DraftWords, timeZone: string) {
  const wanted = parseRequest(said, timeZone, true);
  const caption = said.wishes?.caption ?? said.text;
  if (wanted.kind !== 'post') return { when: { kind: 'unsaid' } as const, caption };
  const time = readAsked(wanted, said.isStale);
  if (time.kind === 'refused') return { when: { kind: 'unsaid' } as const, caption: time.caption };
  return { when: laterVideo(time.asked, said.sentAt, said.index), caption: time.caption };
}
