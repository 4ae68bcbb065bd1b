import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/core/understanding/index.ts';
import { direct, inChannel, mentioned, told } from './tell-request.ts';

describe('understand in a direct message', () => {
  it.each([
    ['New ramen drop #cooking', 'now | New ramen drop #cooking'],
    ['Monday motivation', 'now | Monday motivation'],
    ['How to cook ramen', 'now | How to cook ramen'],
    ['tomorrow', 'Wed 25 Nov, 18:00 | '],
    ['friday', 'Fri 27 Nov, 18:00 | '],
    ['friday 7pm New ramen drop', 'Fri 27 Nov, 19:00 | New ramen drop'],
    ['New ramen drop tomorrow 7pm', 'Wed 25 Nov, 19:00 | New ramen drop'],
    ['New ramen drop post tomorrow 9am', 'Wed 25 Nov, 09:00 | New ramen drop'],
    ['New ramen drop, post this', 'now | New ramen drop'],
    ['New ramen, private', 'now | New ramen | SELF_ONLY'],
    ["don't post this", 'ask: negation'],
    ['please do not publish it yet', 'ask: negation'],
    ['should I post this', 'ask: question'],
    ['can you post this tomorrow 7pm?', 'Wed 25 Nov, 19:00 | '],
    ['can I post this tomorrow 7pm?', 'ask: question'],
    ['what do you think?', 'ask: question'],
    ['', 'none'],
  ])('reads %j', (text, request) => {
    expect(told(text, direct)).toBe(request);
  });

  it('tells whether a verb or a time told to post', () => {
    expect(understand('post New ramen', direct)).toMatchObject({ explicit: true });
    expect(understand('New ramen tomorrow 7pm', direct)).toMatchObject({ explicit: true });
    expect(understand('New ramen', direct)).toMatchObject({ explicit: false });
  });

  it('is not meant by talk without a video', () => {
    expect(told('hello', { ...direct, hasVideo: false })).toBe('none');
    expect(told('post tomorrow 7pm', { ...direct, hasVideo: false })).toBe('Wed 25 Nov, 19:00 | ');
  });
});

describe('understand with a mention', () => {
  it.each([
    ['<@U0SCHEDY> post tomorrow 7pm New ramen', 'Wed 25 Nov, 19:00 | New ramen'],
    ['<@U0SCHEDY>: New ramen drop tomorrow 7pm', 'Wed 25 Nov, 19:00 | New ramen drop'],
    ['post tomorrow 7pm New ramen <@U0SCHEDY>', 'Wed 25 Nov, 19:00 | New ramen'],
    ['hey <@U0SCHEDY> please post this now', 'now | '],
    ['New ramen <@U0SCHEDY> post tomorrow 7pm', 'Wed 25 Nov, 19:00 | New ramen'],
    ['<@U0SCHEDY> New ramen by <@U0ANNA> tomorrow 7pm', 'Wed 25 Nov, 19:00 | New ramen by <@U0ANNA>'],
    ['<@U0SCHEDY>', 'none'],
  ])('takes our name out of %j', (text, request) => {
    expect(told(text, mentioned)).toBe(request);
  });

  it('takes the mention at the edge for ours when our name is not known', () => {
    const { botNames, ...unnamed } = mentioned;
    expect(botNames).toBeDefined();
    expect(told('<@U0SCHEDY> post tomorrow 7pm New ramen', unnamed)).toBe('Wed 25 Nov, 19:00 | New ramen');
  });
});

describe('understand in a channel without a video', () => {
  const bare = { ...inChannel, hasVideo: false };

  it.each([
    ['post tomorrow 7pm New ramen', 'Wed 25 Nov, 19:00 | New ramen'],
    ['post this', 'now | '],
    ['schedule for tomorrow 7pm', 'Wed 25 Nov, 19:00 | '],
    ['schedule meeting tomorrow 3pm', 'none'],
    ['share this', 'none'],
    ['post hello', 'none'],
    ['tomorrow 7pm: standup', 'none'],
  ])('reads %j', (text, request) => {
    expect(told(text, bare)).toBe(request);
  });
});

describe('what a post carries', () => {
  it('has the hashtags of its caption, with figures and in any script', () => {
    const text = 'post #ramen2 in #2026, #らーめん not <#C123|general> or a#b';
    expect(understand(text, inChannel)).toMatchObject({ hashtags: ['ramen2', '2026', 'らーめん'] });
  });

  it('knows whether a time was said', () => {
    expect(understand('post New ramen', inChannel)).toMatchObject({ timeGiven: false });
    expect(understand('post now New ramen', inChannel)).toMatchObject({ timeGiven: true });
  });

  it('keeps a handle that is no profile in the caption, where profiles are known', () => {
    const context = { ...inChannel, profiles: ['RamenHouse'] };
    expect(told('post New ramen on @ramenhouse', context)).toBe('now | New ramen | @ramenhouse');
    expect(told('post Now live on @netflix', context)).toBe('now | Now live on @netflix');
  });

  it("reads times by the author's locale and the workspace's usual hour", () => {
    const context = { ...inChannel, locale: 'en-GB', usualHour: { hour: 9, minute: 0 } };
    expect(told('post tomorrow 7:30 Ramen', context)).toBe('Wed 25 Nov, 07:30 | Ramen');
    expect(told('post friday New ramen', context)).toBe('Fri 27 Nov, 09:00 | New ramen');
  });
});
