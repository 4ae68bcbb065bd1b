import { DiscordAPIError } from 'discord.js';
import { expect, it } from 'vitest';
import { chatFailure } from '../../../src/bots/discord/chat-failure.ts';

const refused = (code: number) =>
  new DiscordAPIError({ code, message: 'no' }, code, 403, 'POST', 'https://discord.test/x', {
    files: undefined,
    body: { content: 'private words' },
  });

it.each([
  [10003, 'the channel is gone'],
  [50001, 'the bot may not see it'],
  [50007, 'the person takes no direct messages'],
  [50013, 'a permission is missing'],
  [50278, 'bot and person share no server any more'],
])('%i means that a place in chat is out of reach: %s', (code) => {
  expect(chatFailure('messages', refused(code))).toMatchObject({ code: 'chat_place_gone' });
});

it('what Discord refuses for another reason is for the operator, without what was said', () => {
  const failure = chatFailure('messages', refused(50035));
  expect(failure.code).toBe('chat_refused');
  expect(JSON.stringify(failure.facts)).not.toMatch(/private words|discord\.test/);
});
