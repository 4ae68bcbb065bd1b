/** Whoever asks for what they have not the right to is told so by the room they asked; here it is written into the log, too. */
import type { Log } from './ports.ts';

/** What rooms answer to somebody who has not the right to it. */
const denials: ReadonlySet<unknown> = new Set(['not_yours', 'approval_not_yours', 'approval_own']);

/** `asked`: what it was, as room and function. */
export function noteDenial(log: Log, asked: string, memberId: string | null): void {
  log.info({ asked, memberId }, 'somebody had not the right to what they asked for');
}

/** The same room, each answer of which is looked at. */
export const logDenials = <Room extends object>(log: Log, name: string, room: Room): Room =>
  new Proxy(room, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]) => {
        const look = (answer: unknown): unknown => {
          if (isDenial(answer)) noteDenial(log, `${name}.${String(key)}`, memberIn(given));
          return answer;
        };
        const answer: unknown = Reflect.apply(member, target, given);
        return answer instanceof Promise ? answer.then(look) : look(answer);
      };
    },
  });

/** Some answer with a word, some with an object of that kind, some with the problem that stands in the way. */
function isDenial(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return denials.has(answer);
  if ('kind' in answer && denials.has(answer.kind)) return true;
  if ('code' in answer && denials.has(answer.code)) return true;
  return 'problem' in answer && isDenial(answer.problem);
}

/** Whoever asked stands among what was handed over. */
function memberIn(given: readonly unknown[]): string | null {
  for (const one of given) {
    const memberId = typeof one === 'object' && one !== null && 'memberId' in one ? one.memberId : null;
    if (typeof memberId === 'string') return memberId;
  }
  return null;
}
