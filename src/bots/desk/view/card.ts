/** The status card: the present state of one post, state first, with the buttons that make sense now. */
import type { Interaction, PostView, Problem } from '../../../core/index.ts';
import { sayExtras, sayInteractions, sayPrivacy, saySettings } from '../../../core/understanding/index.ts';
import type { Platform } from '../deps.ts';
import { cardButtons, isForAuthor, offerLines, waitsForOthers } from './card-buttons.ts';
import { sayWanted } from './hand-over.ts';
import { clockOrMoment, type Line, type Message, moment, type Piece, strong } from './message.ts';
import { saySameVideo } from './same-video.ts';
import { sayAccount, sayAccountInFull, saySwitchedOff } from './words/accounts.ts';
import { lookAndPress } from './words/explanation.ts';
import { sayBytes, sayLength, sayProgress } from './words/figures.ts';
import { consentLine, guidelineWords } from './words/guideline-words.ts';
import { adviseLine, sayTrim } from './words/media-words.ts';
import { explainFor } from './words/problem-words.ts';

/** The card of a post as it stands now. */
export function drawCard(post: PostView, platform: Platform): Message {
  const isOver = post.state === 'failed' || post.state === 'cancelled';
  const lines = [headline(post), ...offerLines(post), ...reasons(post, platform), ...details(post)];
  const advice = post.state === 'scheduled' ? adviseLine(post.advice, post.caption) : null;
  return {
    lines: lines.filter((line) => line.length > 0),
    caption: post.caption,
    smallPrint: [
      ...(advice ? [[advice]] : []),
      ...(post.approval ? [[UNAPPROVED]] : []),
      ...howToChange(post, platform),
      // What is published, or goes out no more, is agreed to already or not at all.
      isOver || post.state === 'published' || post.way === 'by_hand'
        ? [post.code]
        : [`${post.code} · `, ...consentLine(post)],
    ],
    buttons: cardButtons(post, platform),
  };
}

const UNAPPROVED =
  'Only an approver decides, and nothing goes out before. If you change it, it has to be approved again.';

/** In a server Discord shows a bot only what mentions it or replies to it. */
function howToChange({ state, missing }: PostView, platform: Platform): Line[] {
  const canChange = state === 'scheduled' || (state === 'draft' && missing !== 'video');
  if (platform !== 'discord' || !canChange) return [];
  return [['Reply to this message to change it: “move to 8pm”, “caption: …”, “cancel”.']];
}

function headline(post: PostView): Line {
  const late = post.late ? [' · late'] : [];
  switch (post.state) {
    case 'draft':
      return post.missing === 'video'
        ? [strong('reading your video'), ` · ${describeFile(post)}`]
        : [strong('draft'), ...plannedFor(post), ...(post.profile || post.byHand ? [] : [` · ${describeFile(post)}`])];
    case 'scheduled':
      return post.approval ? waiting(post) : [strong('scheduled'), ' · ', ...when(post)];
    case 'publishing':
      return post.sentBytes > 0
        ? [strong('uploading'), ` ${sayProgress(post.sentBytes, post.video.sizeBytes ?? 0)}`, ...late]
        : [strong('starting'), ' · asking TikTok', ...late];
    case 'processing':
      return [strong('processing'), ' · TikTok has all of it and is preparing it', ...late];
    case 'in_inbox':
      return [strong('in your TikTok inbox'), ' · finish it in the TikTok app'];
    case 'handed_over':
      return [strong('handed over'), ' · it is yours to post now', ...late];
    case 'published':
      return [
        strong('published'),
        // Nobody but its creator knows whether a draft was posted for everybody.
        ...(post.reviewing && post.way !== 'inbox' ? [' · reviewing'] : []),
        ...(post.problem?.code === 'no_longer_public' ? [' · no longer public'] : []),
        ...late,
        post.way === 'by_hand' ? ' by hand · ' : ' · ',
        whereItIs(post),
      ];
    case 'failed':
      return [strong('failed'), post.sentBytes > 0 ? '' : ' · not sent to TikTok'];
    case 'cancelled':
      return [strong('cancelled'), ...whatOfCancelled(post)];
    case 'on_hold':
      return [strong('on hold'), whatItWaitsFor(post)];
    case 'unconfirmed':
      return [strong('unconfirmed'), ' · I am asking TikTok what became of it'];
  }
}

/** What was on its way before nobody can take back. */
function whatOfCancelled(post: PostView): Line {
  if (post.publishedAt) return [' · but TikTok had the video already and has published it: ', whereItIs(post)];
  if (!post.mayBeOut) return [post.problem?.code === 'rejected' ? ' · rejected: ' : ' · ', 'it does not go out'];
  return [
    ' · I send nothing more, but what I sent before may be on TikTok: ',
    whereItIs(post),
    '. If it is there and must not stay, delete it in the TikTok app.',
  ];
}

function whatItWaitsFor(post: PostView): string {
  if (post.approval) return ' · it waits for approval';
  if (waitsForOthers(post)) return ' · it waits, and does not go out';
  return isForAuthor(post) ? ' · it waits for its author' : ' · its account has to be connected again';
}

function waiting(post: PostView): Line {
  const soon = post.way === 'by_hand' ? 'I hand it over' : 'it goes out';
  const time: Line = post.approval?.isNow ? [`${soon} as soon as it is approved`] : when(post);
  const changes = post.problem?.code === 'changes_asked' ? [' · changes are wanted'] : [];
  return [strong('waiting for approval'), ...changes, ' · ', ...time];
}

/** Its time is known, and something else is missing: whoever waits sees that it was understood. */
function plannedFor(post: PostView): Line {
  const { missing, dueAt, isPostNow } = post;
  if (missing === 'choices')
    return [' · goes out ', ...(dueAt ? [...when(post), ' '] : []), 'once its audience and settings are chosen'];
  if (!dueAt || missing === null) return [];
  if (missing === 'plan') return [' · planned for ', ...when(post)];
  if (!['profile', 'audience', 'confirmation'].includes(missing)) return [];
  return isPostNow ? [' · to go out at once'] : [' · for ', ...when(post)];
}

function when({ way, dueAt, wakeAt, timeZone, undoUntil, timeNote, problem }: PostView): Line {
  const at = dueAt ?? wakeAt;
  if (!at) return ['without a time'];
  if (problem?.code === 'upload_limit' && wakeAt) return planned(at, wakeAt, timeZone);
  if (undoUntil) return [way === 'by_hand' ? 'I hand it to you in a few seconds' : 'goes out in a few seconds'];
  const told = moment(at, timeZone);
  // Nobody knows when an outage ends, and within its minute it shows no other time.
  const isDelayed = problem?.code !== 'tiktok_down' && wakeAt !== null && minuteOf(wakeAt) > minuteOf(at);
  const expected: Line = isDelayed ? [' · expected ', clockOrMoment(at, wakeAt, timeZone)] : [];
  return [...told, ...(timeNote ? [` · ${timeNotes[timeNote.kind]}`] : []), ...expected];
}

const minuteOf = (at: Date): number => Math.floor(at.getTime() / 60_000);

/** A limit is a plan: what was asked for, and what it becomes. */
const planned = (askedAt: Date, expectedAt: Date, timeZone: string): Line => [
  'asked ',
  { kind: 'instant', at: askedAt, timeZone, style: 'moment' },
  ', expected ',
  clockOrMoment(askedAt, expectedAt, timeZone),
];

const timeNotes = {
  gap: 'the clocks go forward then, so I moved it past the missing hour',
  overlap: 'the clocks go back then, so that time comes twice: I take the first that is still to come',
  usual_hour: 'no clock was named, so I chose this one',
  next_slot: 'the next free slot',
} as const;

/** The video's page once TikTok has told its id, until then the profile's. */
export function whereItIs({ profile, videoId, videoLink, byHand }: PostView): Piece {
  if (videoId === null && videoLink !== null) return { kind: 'link', url: videoLink, label: videoLink };
  if (byHand?.account) return byHand.account;
  if (!profile?.isHandleKnown) return profile ? sayAccount(profile) : 'TikTok';
  const { handle } = profile;
  const page = `https://www.tiktok.com/@${handle}`;
  if (videoId === null) return { kind: 'link', url: page, label: `@${handle}` };
  const url = `${page}/video/${videoId}`;
  return { kind: 'link', url, label: url };
}

const withReason: readonly PostView['state'][] = ['draft', 'failed', 'on_hold', 'unconfirmed', 'scheduled'];

/** What is to be said of a video that is published all the same. */
const notes = ['link_never_came', 'no_longer_public', 'rejected'];

function reasons(post: PostView, platform: Platform): Line[] {
  const { state, problem } = post;
  const isTold = withReason.includes(state) || notes.includes(problem?.code ?? '');
  if (!problem || !isTold) return [];
  if (problem.code === 'same_video') return [saySameVideo(problem.facts, post.timeZone)];
  if (typeof problem.facts.by === 'string') return [sayDecision(problem.facts, problem.code)];
  const { what, remedy } = explainFor(post, problem, platform);
  // Nothing goes on by itself here, whatever it would do elsewhere.
  const on = post.profile && { on: sayAccount(post.profile) };
  return [[`${what} ${state === 'unconfirmed' ? lookAndPress({ ...on }) : remedy}`]];
}

/** Who decided it, and what they said to it. */
function sayDecision({ by, reason }: Problem['facts'], decision: string): Line {
  const { said, next } = decisions[decision] ?? { said: 'has decided', next: '' };
  const words = typeof reason === 'string' ? `: “${reason}”` : '';
  return [{ kind: 'mention', member: String(by) }, ` ${said}${words}.`, ...(next === '' ? [] : [` ${next}`])];
}

const decisions: Readonly<Record<string, { readonly said: string; readonly next: string }>> = {
  changes_asked: { said: 'asks for changes', next: 'Change it, and the approvers are asked again.' },
  rejected: { said: 'rejected it', next: '' },
};

function details(post: PostView): Line[] {
  const { profile, video, byHand } = post;
  if (byHand) return [sayByHand(post), [describeFile(post)]];
  const shape = video.width && video.height ? ` · ${video.width}×${video.height}` : '';
  const file: Line = [`${describeFile(post)}${shape}`];
  // A draft without an account has it in its first line.
  if (!profile) return post.state === 'draft' ? [] : [file];
  const terms = termsOf(post).map((term) => ` · ${term}`);
  return [[sayAccountInFull(profile), ...terms], ...labelOf(post), file, ...trimLater(post)];
}

/** Its creator trims a draft in the app, and learns beforehand that they must. */
function trimLater(post: PostView): Line[] {
  const isToFinish = post.state === 'draft' || post.state === 'scheduled' || post.state === 'in_inbox';
  const words = post.way === 'inbox' && isToFinish ? sayTrim(post) : null;
  return words === null ? [] : [[words]];
}

function sayByHand(post: PostView): Line {
  const { byHand } = post;
  const wanted = sayWanted(post);
  return [
    strong('by hand'),
    `${byHand?.account ? ` on ${byHand.account}` : ''}: I hand you video and caption here at that time, and you post it`,
    ...(wanted === '' ? [] : [` · asked for: ${wanted}`]),
  ];
}

/** Audience and settings, once they are decided, and where Schedy is the one who decides them. */
function termsOf({ state, way, profile, settings, missing, chosenInWords }: PostView): string[] {
  if (missing === 'profile') return [];
  if (chosenInWords !== null) {
    const chosen = sayChosen(chosenInWords);
    if (state !== 'draft') return chosen;
    return [...chosen, chosen.length > 0 ? 'nothing else is chosen yet' : 'audience and settings are not chosen yet'];
  }
  if (way === 'inbox') return ['as a TikTok draft: in TikTok you choose its audience and paste its caption'];
  if (missing === 'audience') return sayExtras(settings);
  const { privacyLevel } = settings;
  const off = profile?.switchedOff ?? [];
  return [
    sayPrivacy(privacyLevel),
    sayInteractions(whatHolds(settings, off)),
    ...saySwitchedOff(off),
    ...sayExtras(settings),
  ];
}

const sayChosen = ({ privacyLevel, ...settings }: Partial<PostView['settings']>): string[] => [
  ...(privacyLevel ? [sayPrivacy(privacyLevel)] : []),
  ...saySettings(settings),
];

/** TikTok's own sentence about the label that a disclosed post gets; of a draft its audience and settings are set there. */
function labelOf({ way, settings }: PostView): Line[] {
  if (way !== 'direct') return [];
  if (settings.brandContent) return [[guidelineWords.paid]];
  return settings.brandOrganic ? [[guidelineWords.promotional]] : [];
}

/** What the creator has switched off at TikTok stays off, whatever was asked for. */
const whatHolds = (settings: PostView['settings'], off: readonly Interaction[]): PostView['settings'] => ({
  ...settings,
  disableComment: settings.disableComment || off.includes('comments'),
  disableDuet: settings.disableDuet || off.includes('duet'),
  disableStitch: settings.disableStitch || off.includes('stitch'),
});

function describeFile({ video }: PostView): string {
  const length = video.durationMs === null ? '' : `, ${sayLength(video.durationMs / 1000)}`;
  const size = video.sizeBytes === null ? '' : `, ${sayBytes(video.sizeBytes)}`;
  return `${video.fileName}${length}${size}`;
}

/** The state of a post in a word or two, for a list. */
export const sayState = ({ state, approval }: PostView): string =>
  approval && state === 'scheduled' ? 'waiting for approval' : state.replaceAll('_', ' ');

/** A word for the state of a post that each platform has a reaction for. */
export type StatusIcon = 'reading' | 'asking' | 'scheduled' | 'sending' | 'published' | 'failed' | 'stopped';

const icons: Record<PostView['state'], StatusIcon> = {
  draft: 'asking',
  scheduled: 'scheduled',
  publishing: 'sending',
  processing: 'sending',
  in_inbox: 'asking',
  handed_over: 'asking',
  published: 'published',
  failed: 'failed',
  cancelled: 'stopped',
  on_hold: 'asking',
  unconfirmed: 'asking',
};

/** The state at a glance, for the one reaction on the message that carried the video. */
export function statusIconOf({ state, missing, approval }: PostView): StatusIcon {
  if (approval) return 'asking';
  return missing === 'video' ? 'reading' : icons[state];
}
