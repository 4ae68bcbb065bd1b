/** Figures alone put no post months away unasked: "9/10 would eat", "when: 12/06" from whoever has the day first. */

import { DAY_MS } from '../../clock.ts';
import { type Moment, type ReadTimeOptions, readTime } from '../../schedules/index.ts';

const FAR_MS = 60 * DAY_MS;

/** What a date in figures can mean that is more than 60 days away, the other way round where that is nearer; null where it is near or has its year. */
export function farByFigures(words: string, moment: Moment, options: ReadTimeOptions): readonly Moment[] | null {
  if (/\d{4}/u.test(words) || moment.at.getTime() - options.now.getTime() < FAR_MS) return null;
  const turned = readTime(words.replace(/(\d{1,2})([/.-])(\d{1,2})/u, '$3$2$1'), options);
  return [...(turned?.kind === 'at' && turned.at < moment.at ? [turned] : []), moment];
}
