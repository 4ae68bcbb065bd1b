/** What answers Schedy's question without naming a time: yes, no, an audience, an account, and that it is to wait. */
import { localDay, momentsOf, readTime } from '../../schedules/index.ts';
import type { FollowUpCommand, FollowUpContext } from '../request.ts';
import { plainCommand } from '../words/plain-command.ts';
import { momentAt } from './answer-time.ts';
import { audienceAlone } from './audience-said.ts';
import { agrees, HOLDS, NOT_THAT, refuses, saysAnyway } from './reply-words.ts';

/** Without a post there is nothing that a question could ask of. */
export const isAboutPost = ({ codes = [] }: FollowUpContext): boolean => codes.length > 0;

export const isAsked = ({ isTimeWanted, choices = [] }: FollowUpContext): boolean =>
  isTimeWanted === true || choices.length > 0;

/** What the first of several wordings is read as. */
export function firstOf<T>(ways: readonly string[], read: (said: string) => T | null): T | null {
  for (const said of ways) {
    const found = read(said);
    if (found !== null) return found;
  }
  return null;
}

/** What a whole message answers to a question that takes yes or no; null where it says anything else. */
export function yesOrNo(text: string): 'yes' | 'no' | null {
  const words = plainCommand(text, null)?.replace(/[\s.!]+$/u, '') ?? '';
  if (words !== '' && saysAnyway(words)) return 'yes';
  // Courtesies alone are left out of a command: "yes please".
  const bare = text.trim().replace(/[\s.!👍🙏]+$/u, '');
  if (saysAnyway(bare)) return 'yes';
  return refuses(bare) ? 'no' : null;
}

/** "yes" takes the one time that was asked about; "no" lets go of a draft that was only supposed to be one. */
export function answerToOne(ways: readonly string[], context: FollowUpContext): FollowUpCommand | null {
  const { choices = [], isTimeWanted, timeZone } = context;
  const [only, second] = choices;
  if (!only || second) return null;
  if (ways.some(agrees)) return { kind: 'move', when: { kind: 'at', ...momentAt(only, timeZone) } };
  if (!ways.some(refuses)) return null;
  return isTimeWanted === true ? { kind: 'cancel' } : { kind: 'show' };
}

/** The names of audiences and accounts alone are talk, unless they were asked for. */
export function answerToOther(ways: readonly string[], context: FollowUpContext): FollowUpCommand | null {
  const { accounts = [], isAudienceWanted } = context;
  const handle = accounts.find((account) =>
    ways.some((said) => said.replace(/^@/u, '').toLowerCase() === account.toLowerCase()),
  );
  if (handle !== undefined) return { kind: 'account', handle: handle.toLowerCase() };
  const privacy = isAudienceWanted === true ? firstOf(ways, audienceAlone) : null;
  return privacy === null ? null : { kind: 'privacy', privacy, settings: {} };
}

/** "don't post it yet"; "not now" alone only where Schedy has asked. */
export const isHeld = (ways: readonly string[], context: FollowUpContext): boolean =>
  isAboutPost(context) &&
  ways.some(
    (said) =>
      (HOLDS.test(said) && (isAsked(context) || said.split(' ').length > 2 || /[\p{sc=Han}]/u.test(said))) ||
      rulesOutItsDay(said, context),
  );

/** "not today" under a post of today. */
function rulesOutItsDay(said: string, context: FollowUpContext): boolean {
  const { anchor, timeZone } = context;
  const ruled = NOT_THAT.exec(said)?.groups?.rest;
  const [day] = ruled === undefined || /[,;]/u.test(ruled) ? [] : momentsOf(readTime(ruled, context));
  return anchor !== undefined && day?.dateOnly === true && localDay(day.at, timeZone) === localDay(anchor, timeZone);
}
