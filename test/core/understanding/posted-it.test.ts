import { describe, expect, test } from 'vitest';
import { saysPosted } from '../../../src/core/understanding/index.ts';

const link = 'https://www.tiktok.com/@ramenhouse/video/7571234567890123456';

describe('somebody says that they have posted a video', () => {
  test.each([
    'posted it',
    'Posted!',
    'I posted it',
    "I've just posted it now",
    'it’s posted',
    "it's live",
    'its on tiktok',
    'uploaded it by hand',
    'gepostet',
    'ist schon hochgeladen',
    'ya lo he publicado',
    "c'est publié",
    'già pubblicato',
    'postei',
    'het is geplaatst',
    'opublikowane',
    'уже выложила',
    '投稿しました',
  ])('%s', (words) => {
    expect(saysPosted(words)).toEqual({ address: null, inWords: true });
  });

  test.each([`posted it ${link}`, `posted: ${link}`, `${link} posted it`, `done ${link}`, `here it is: ${link}`])(
    'with its link: %s',
    (words) => {
      expect(saysPosted(words)).toEqual({ address: link, inWords: true });
    },
  );

  test('with an address alone, or one that leads elsewhere', () => {
    expect(saysPosted(`${link}?is_from_webapp=1`)).toEqual({ address: `${link}?is_from_webapp=1`, inWords: false });
    expect(saysPosted('vm.tiktok.com/ZMabc123/')).toEqual({ address: 'vm.tiktok.com/ZMabc123/', inWords: false });
    expect(saysPosted('posted it https://youtu.be/x?t=1')).toEqual({
      address: 'https://youtu.be/x?t=1',
      inWords: true,
    });
  });

  test.each([
    'posted it?',
    'who posted it',
    'not posted',
    'post it',
    'I posted it on Instagram',
    'done',
    'it is done',
    '',
    `is this the one ${link}`,
    `${link} ${link}2`,
    'move to 8pm',
    'I have posted nothing yet',
  ])('but not: %s', (words) => {
    expect(saysPosted(words)).toBeNull();
  });
});
