import type { Problem } from '../../errors.ts';
import type { PostingChoice } from '../../profiles/index.ts';

/** Why it is not clear which profile a post goes to, with the handles that could be meant. */
export function whyNoProfile(choice: Exclude<PostingChoice, { kind: 'profile' }>): Problem {
  switch (choice.kind) {
    case 'no_profile':
      return { code: choice.kind, facts: {} };
    case 'unknown_profile':
      return { code: choice.kind, facts: { handles: choice.handles.join(', ') } };
    case 'not_yours':
      return { code: choice.kind, facts: { handle: choice.handle } };
    case 'choose_profile':
      return {
        code: choice.kind,
        facts: { handles: choice.profiles.map(({ handle }) => handle).join(', ') },
      };
  }
}
