/** How setup talks on a terminal; the only file that knows the library for it. */
import type { Readable, Writable } from 'node:stream';
import { confirm, isCancel, log, password, text } from '@clack/prompts';

export interface Prompts {
  /** `present` is what an empty answer keeps; of a secret nothing is shown. */
  ask(message: string, options?: { present?: string | undefined; isSecret?: boolean }): Promise<string>;
  confirm(message: string, initial: boolean): Promise<boolean>;
  say(words: string): void;
  complain(words: string): void;
}

/** Somebody has pressed Ctrl-C. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

export function createPrompts({ input, output }: Terminal): Prompts {
  const given = <T>(answer: T): Exclude<T, symbol> => {
    if (isCancel(answer)) throw new Cancelled();
    return answer as Exclude<T, symbol>;
  };
  return {
    ask: async (message, { present = '', isSecret = false } = {}) => {
      const kept = present === '' ? message : `${message} (Enter keeps ${isSecret ? 'the present one' : present})`;
      const question = { message: kept, input, output };
      const answer = given(await (isSecret ? password(question) : text({ ...question, placeholder: present })));
      return (answer ?? '').trim() || present;
    },
    confirm: async (message, initialValue) => given(await confirm({ message, initialValue, input, output })),
    say: (words) => log.message(words, { output }),
    complain: (words) => log.error(words, { output }),
  };
}

/** Asks until `check` has nothing to complain about. An empty answer is taken where `isOptional`. */
export async function askChecked(
  prompts: Prompts,
  question: { message: string; present?: string | undefined; isSecret?: boolean; isOptional?: boolean },
  check: (answer: string) => Promise<string | null>,
): Promise<string> {
  for (;;) {
    const answer = await prompts.ask(question.message, question);
    if (answer === '' && question.isOptional) return '';
    const complaint = answer === '' ? 'This is needed.' : await check(answer);
    if (complaint === null) return answer;
    prompts.complain(complaint);
  }
}
