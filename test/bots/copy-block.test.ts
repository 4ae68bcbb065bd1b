/** A caption that is to be copied: alone in a block, to the letter, and never a ping. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presentMessage as onDiscord } from '../../src/bots/discord/components/present-message.ts';
import { presentMessage as onSlack } from '../../src/bots/slack/blocks/present-message.ts';

const message = (copy: string) => ({ lines: [['Copy the caption below.']], copy });
const textsOf = (copy: string) =>
  onDiscord(message(copy)).components.flatMap((one) => ('content' in one ? [one.content] : []));

describe('a text to be copied', () => {
  it('stands in a block of Slack’s rich text to the letter, and is escaped in the fallback', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 2200 }), (copy) => {
        fc.pre(copy.trim() !== '');
        const { blocks, text } = onSlack(message(copy));
        const elements = [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: copy }], border: 0 }];
        expect(blocks).toContainEqual({ type: 'rich_text', elements });
        expect(text).not.toMatch(/<[!@#]/);
      }),
    );
  });

  it('stands in a fence on Discord, backticks included, within its limits, and pings nobody', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 2200 }), (copy) => {
        fc.pre(copy.trim() !== '' && !copy.includes('```'));
        expect(textsOf(copy)).toContain(`\`\`\`\n${copy}\n\`\`\``);
        expect(textsOf(copy).join('').length).toBeLessThanOrEqual(4000);
        expect(onDiscord(message(copy)).allowed_mentions).toEqual({ parse: [], users: [], replied_user: false });
      }),
    );
  });

  it('stands as plain text on Discord where it has a fence of its own', () => {
    const [, shown = ''] = textsOf('```js\nramen()\n``` @everyone');
    expect(shown).toBe('> \\`\\`\\`js\n> ramen()\n> \\`\\`\\` @everyone');
  });
});
