import type { FoundTime, ReadTimeOptions, Span, TimeFinder } from '../../schedules/index.ts';
import type { Verb } from '../languages/message-words.ts';
import type { PostSettings, PostWay, PrivacyLevel } from '../request.ts';
import type { WordPattern } from '../words/word-pattern.ts';

/**
 * How far a message is understood: what lies between `from` and `to` is still taken for the
 * caption.
 */
export interface Draft {
  readonly from: number;
  readonly to: number;
  readonly verb: Verb | null;
  /** Right behind the verb comes what can only be an instruction, or nothing. */
  readonly directed: boolean;
  readonly object: boolean;
  /** The caption was announced; nothing in front of it is an instruction any more. */
  readonly fenced: boolean;
  readonly negated: boolean;
  readonly time: FoundTime | null;
  /** The time leaves a lone number to the caption. */
  readonly shortened: boolean;
  readonly slot: boolean;
  readonly profile: string | null;
  readonly privacy: PrivacyLevel | null;
  readonly settings: PostSettings;
  readonly way: PostWay | null;
  /** Parts of the instruction in the middle of the caption. */
  readonly cuts: readonly Span[];
}

/** What a message is read against. */
export interface Reading {
  /** The message as people see it. */
  readonly text: string;
  /** What its author wrote between two places of `text`. */
  written(from: number, to: number): string;
  /** Said to Schedy: in a direct message, or with a mention. */
  readonly addressed: boolean;
  readonly times: TimeFinder;
  readonly options: ReadTimeOptions;
  /** It opens with a question that asks for it, so its question mark is no caption. */
  readonly polite: boolean;
  /** Words that are read as caption, whatever time they name. */
  readonly avoid?: Span;
  /** Whether words that can be an instruction as well as a caption are taken as instruction. */
  readonly eager: { readonly time: boolean; readonly words: boolean };
  /** How the bot is written, as texts and as a pattern. */
  readonly names: readonly string[];
  readonly mention: WordPattern | null;
  readonly profiles: ReadonlySet<string> | null;
}

export function emptyDraft(from: number, to: number): Draft {
  return {
    from,
    to,
    verb: null,
    directed: false,
    object: false,
    fenced: false,
    negated: false,
    time: null,
    shortened: false,
    slot: false,
    profile: null,
    privacy: null,
    settings: {},
    way: null,
    cuts: [],
  };
}
