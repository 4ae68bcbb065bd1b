import { describe, expect, it } from 'vitest';
import { told } from './tell-request.ts';

describe('words with two sensible readings', () => {
  it.each([
    ['post Monday motivation', 'Mon 30 Nov, 18:00 | motivation', 'now | Monday motivation'],
    ['post Today I made ramen', 'Tue 24 Nov, 18:00 | I made ramen', 'now | Today I made ramen'],
    ['post See you Friday', 'Fri 27 Nov, 18:00 | See you', 'now | See you Friday'],
    ['post Friday, finally', 'Fri 27 Nov, 18:00 | finally', 'now | Friday, finally'],
    [
      'post In 5 minutes you can make this',
      'Tue 24 Nov, 16:05 | you can make this',
      'now | In 5 minutes you can make this',
    ],
    ['post tomorrow 7 ways to cook', '07:00/19:00 | ways to cook', 'Wed 25 Nov, 18:00 | 7 ways to cook'],
    ['post New menu. We open at 9am', 'Wed 25 Nov, 09:00 | New menu. We open', 'now | New menu. We open at 9am'],
    ['post private chef tour', 'now | chef tour | SELF_ONLY', 'now | private chef tour'],
  ])('are both given for %j', (text, first, second) => {
    expect(told(text)).toBe(`${first}\nor ${second}`);
  });

  it('are one where the other would show in public what was meant to be private', () => {
    expect(told('post New ramen private')).toBe('now | New ramen | SELF_ONLY');
  });

  it('are one when the other time is past or impossible', () => {
    expect(told('post Ramen from yesterday')).toBe('now | Ramen from yesterday');
    expect(told('post See you next week')).toBe('now | See you next week');
  });

  it('are one when the message has a sure time as well', () => {
    expect(told('post Monday motivation tomorrow 7pm')).toBe('Wed 25 Nov, 19:00 | Monday motivation');
  });
});
