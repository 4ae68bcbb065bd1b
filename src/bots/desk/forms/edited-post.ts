/** A post as a form is about it: how it stands, what TikTok offers its account now, and whose clock is read. */
import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../../../core/clock.ts';
import type { FormValues, Interaction, PostSettings, PostView, Problem, Sender } from '../../../core/index.ts';
import type { DeskDeps, Platform } from '../deps.ts';

/** Slack shows all of it; Discord takes five parts in a form, so the rest is a second one, and a third. */
export type FormStep = (typeof steps)[number];

const steps = ['all', 'main', 'more', 'where'] as const;

export const firstStep = (platform: Platform): FormStep => (platform === 'slack' ? 'all' : 'main');

export const readStep = (text: string): FormStep | null => steps.find((one) => one === text) ?? null;

type Offered = Awaited<ReturnType<DeskDeps['core']['posts']['offered']>>;

export interface EditedPost {
  readonly post: PostView;
  readonly offered: Offered;
  /** Why its creator may not post at this moment; null where they may, or TikTok does not say. */
  readonly refusal?: Problem | null;
  /** In which the times of the form are read and shown. */
  readonly timeZone: string;
  /** Without a TikTok app everything goes out by hand, on no account of ours. */
  readonly hasTikTok: boolean;
}

export const zoneOf = ({ isZoneKnown, timeZone }: Sender, post: PostView): string =>
  isZoneKnown ? timeZone : post.timeZone;

/** Tells a post that was changed since a form was opened; what only Schedy changes of it does not count. */
export function fingerprintOf({ state, missing, caption, dueAt, settings, profile, way }: PostView): string {
  const seen = JSON.stringify([state, missing === 'choices', caption, dueAt, settings, profile?.id, way]);
  return createHash('sha256').update(seen).digest('hex').slice(0, 8);
}

const interactions = ['comments', 'duet', 'stitch'] as const satisfies readonly Interaction[];

/** What others may do with the video; those that the creator has disabled are not offered. */
export function offeredInteractions(edited: Pick<EditedPost, 'post' | 'offered'>): Interaction[] {
  const off = switchedOff(edited);
  return interactions.filter((name) => !off.includes(name));
}

export function switchedOff({ post, offered }: Pick<EditedPost, 'post' | 'offered'>): readonly Interaction[] {
  if (!offered) return post.profile?.switchedOff ?? [];
  const { commentDisabled: comments, duetDisabled: duet, stitchDisabled: stitch } = offered;
  const off = { comments, duet, stitch };
  return interactions.filter((name) => off[name]);
}

/** The audiences to choose from: what TikTok offers, else the one that the post has. */
export const audiencesOf = ({ post, offered }: EditedPost): readonly string[] =>
  offered?.privacyLevelOptions ?? [post.settings.privacyLevel];

/** Settings as the fields of a form hold them; what is not among them is not chosen. */
export function chosenOf(settings: Partial<PostSettings>): FormValues {
  const { disableComment, disableDuet, disableStitch, brandOrganic, brandContent } = settings;
  const allowed = { comments: disableComment, duet: disableDuet, stitch: disableStitch };
  const brands = [...(brandOrganic ? ['brand'] : []), ...(brandContent ? ['branded'] : [])];
  return {
    audience: settings.privacyLevel ?? '',
    interactions: interactions.filter((name) => allowed[name] === false).join(','),
    disclosure: [...(brands.length > 0 ? ['on'] : []), ...brands].join(','),
    promotes: brands.join(','),
    cover: sayCover(settings.coverTimestampMs ?? 0),
    ai: settings.aiGenerated ? 'ai' : '',
  };
}

export interface Disclosed {
  /** That anything is promoted was ticked. */
  readonly isOn: boolean;
  readonly brandOrganic: boolean;
  readonly brandContent: boolean;
}

/** What a form discloses: in one field, or in a second one that shows only while the first is ticked. */
export function disclosedIn({ disclosure = '', promotes = '' }: FormValues): Disclosed {
  const first = disclosure.split(',');
  const isOn = first.includes('on');
  const ticked = [...first, ...(isOn ? promotes.split(',') : [])];
  return { isOn, brandOrganic: ticked.includes('brand'), brandContent: ticked.includes('branded') };
}

/** Branded content goes to everyone or to friends (Content Sharing Guidelines, 3b). */
export const mayBeBranded = (audience: string): boolean =>
  audience === 'PUBLIC_TO_EVERYONE' || audience === 'MUTUAL_FOLLOW_FRIENDS';

/** `2026-11-27` and `19:00` of an instant, as the fields of a form hold them. */
export function clockOf(at: Date, timeZone: string): { readonly date: string; readonly time: string } {
  const clock = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return {
    date: new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at),
    time: new Intl.DateTimeFormat('en-GB', clock).format(at),
  };
}

/** `0:03`, and with what lies between the seconds where something does. */
export function sayCover(ms: number): string {
  const [minutes, seconds] = [Math.floor(ms / MINUTE_MS), (ms % MINUTE_MS) / 1000];
  return `${minutes}:${seconds < 10 ? '0' : ''}${seconds}`;
}
