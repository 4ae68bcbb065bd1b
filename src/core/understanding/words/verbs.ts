import { ALL } from '../languages/index.ts';
import type { Verb } from '../languages/message-words.ts';

export type { Verb };

export const VERBS: readonly Verb[] = ALL.flatMap(({ verbs }) => verbs);
