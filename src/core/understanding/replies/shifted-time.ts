/** How far a command in a post's thread puts it off or brings it forward: "an hour later", "give it another 20 minutes". */
import { minuteOfDay, type ReadTimeOptions, readTime, type TimeReading } from '../../schedules/index.ts';
import { AMOUNT_LEADS, EARLIER, INSTEAD, LATER, NEARER } from '../words/command-words.ts';
import { matchBack, wholePattern, wordPattern } from '../words/word-pattern.ts';
import { BESIDE, barePart, GIVES_MORE, quartersSaid } from './reply-words.ts';

export const IS_SHIFT = new RegExp(`(?:${[...LATER, ...EARLIER].join('|')})$`, 'iu');
export const INSTEAD_END = new RegExp(` (?:${INSTEAD})$`, 'iu');
/** "hour later", "stunde früher" */
const AMOUNT_ALONE = wholePattern('\\p{L}+', `(?: de)? (?:${[...LATER, ...EARLIER].join('|')})`);

const NEARER_WORDS = wordPattern(NEARER);
const AMOUNT_LEAD = new RegExp(`^(?:${AMOUNT_LEADS}) `, 'iu');

/** "give it another half hour" */
export function moreTime(command: string, options: ReadTimeOptions): TimeReading | null {
  const amount = GIVES_MORE.exec(command)?.groups?.amount;
  if (amount === undefined || options.anchor === undefined) return null;
  return readTime(`${amount} later`, options) ?? readTime(`1 ${amount} later`, options);
}

/** "1時間遅らせて", "schieb das um eine Stunde nach hinten": a shift in words of its own. */
export const asPlainShift = (command: string): string =>
  command
    .replace(
      /^(.+(?:分|時間|日|週間))(?:ほど|くらい|だけ)?(?:遅らせ|後ろにずらし|後ろ倒しに?し?)(?:て)?(?:ください|もらえますか)?$/u,
      '$1遅く',
    )
    .replace(
      /^(.+(?:分|時間|日|週間))(?:ほど|くらい|だけ)?(?:早め|前倒しに?し?|繰り上げ)(?:て)?(?:ください|もらえますか)?$/u,
      '$1早く',
    )
    .replace(/^(?:ver)?schieb(?:e|t)? (?:(?:es|das|den|ihn|mal|bitte|um) )*(.+) nach hinten$/iu, '$1 später')
    .replace(
      /^(?:(?:ver)?schieb|zieh)(?:e|t)? (?:(?:es|das|den|ihn|mal|bitte|um) )*(.+) (?:nach )?vorn?e?$/iu,
      '$1 früher',
    )
    .replace(
      /^(?:push|move|put|shift|bump|set) (?:(?:it|this|by) )*((?:an?|half|one|two|three|a couple|\d+).*(?:hours?|hrs?|h|min|mins|minutes?|days?|weeks?)) (?:back|out)$/iu,
      '$1 later',
    )
    .replace(
      /^(?:push|move|put|shift|bump|pull|set) (?:(?:it|this|by) )*((?:an?|half|one|two|three|a couple|\d+).*(?:hours?|hrs?|h|min|mins|minutes?|days?|weeks?)) (?:forward|ahead|up)$/iu,
      '$1 earlier',
    )
    .replace(/пораньше/u, 'раньше')
    .replace(/попозже/u, 'позже');

/** "the day after", "an" of "(an) hour later" left out. */
export function besideDay(command: string, options: ReadTimeOptions): TimeReading | null {
  const { anchor, timeZone } = options;
  if (!anchor) return null;
  const minutes = quartersSaid(barePart(command.replace(INSTEAD_END, '')));
  // From a full hour it is plain which quarter is meant.
  if (minutes !== null && minuteOfDay(anchor, timeZone) % 60 === 0) {
    return readTime(minutes < 0 ? `${-minutes} minutes earlier` : `${minutes} minutes later`, options);
  }
  const beside = BESIDE.find(({ words }) => words.test(command));
  if (beside) return readTime(beside.amount, options);
  const amount = command.replace(/^(?:'?ne[nr]?|een|a|un[ae]?) /iu, '');
  return AMOUNT_ALONE.test(amount) ? readTime(`1 ${amount}`, options) : null;
}

/** An amount alone, as in "delay by 2 hours", is put off or brought forward. */
export function shiftIn(how: string, words: string, options: ReadTimeOptions): TimeReading | null {
  const amount = words.replace(AMOUNT_LEAD, '');
  for (const direction of saysNearer(how) ? EARLIER : LATER) {
    const time = readTime(`${amount} ${direction}`, options);
    if (time?.kind === 'at' || time?.kind === 'past') return time;
  }
  return null;
}

const saysNearer = (how: string) =>
  how.split(' ').some((_, index, all) => {
    const begin = all.slice(0, index + 1).join(' ');
    return matchBack(NEARER_WORDS, begin, begin.length) !== null;
  });
