/** The picture of a week: whatever people wrote, it stays inside its 400 px, has no empty boxes, and its words say the same. */
import { renderAsync } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawable, drawWeek, fitText } from '../../../../src/bots/desk/calendar/draw-week.ts';
import { openFont } from '../../../../src/bots/desk/calendar/font.ts';
import { describeWeek, tellWeek } from '../../../../src/bots/desk/calendar/tell-week.ts';
import { plainText } from '../plain-text.ts';
import { plannedPost, weekPlan } from './plan.ts';

const fonts = { regular: openFont('DejaVuSans'), bold: openFont('DejaVuSans-Bold') };
const draw = (week: ReturnType<typeof weekPlan>): string => drawWeek(week, fonts);

const paint = (svg: string) =>
  renderAsync(svg, {
    font: {
      fontFiles: [fonts.regular.path, fonts.bold.path],
      loadSystemFonts: false,
      defaultFontFamily: 'DejaVu Sans',
    },
  });

/** Each text with where it begins, or ends. */
const textsOf = (svg: string) =>
  [
    ...svg.matchAll(
      /<text x="(\d+)" y="[\d.]+" font-size="(\d+)"[^>]*?( font-weight="bold")?( text-anchor="end")?>([^<]*)</g,
    ),
  ].map(([, x = '', size = '', bold, end, text = '']) => ({
    x: Number(x),
    size: Number(size),
    isBold: bold !== undefined,
    isRight: end !== undefined,
    text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  }));

const written = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'ラーメンの新メニュー',
    'مرحبا بكم في مطعمنا',
    '<b>&amp;</b> "W"',
    '🍜'.repeat(40),
    'W'.repeat(2200),
    'e\u0301\u0301',
    '',
  ),
);

const anyPost = fc
  .record({
    caption: written,
    account: written,
    state: fc.constantFrom('scheduled', 'published, reviewing', 'draft, to be chosen'),
  })
  .map(plannedPost);

const anyWeek = fc
  .array(fc.record({ posts: fc.array(anyPost, { maxLength: 6 }), more: fc.nat(500) }), { minLength: 7, maxLength: 7 })
  .map((days) => weekPlan(Object.fromEntries(days.entries())));

describe('the picture of a week', () => {
  it('keeps whatever people wrote inside its place, in letters that the font has', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        for (const { x, size, isBold, isRight, text } of textsOf(draw(week))) {
          const font = isBold ? fonts.bold : fonts.regular;
          const width = font.width(text, size);
          expect(isRight ? x - width : 400 - x - width, text).toBeGreaterThanOrEqual(0);
          expect(size).toBeGreaterThanOrEqual(12);
          for (const char of text) expect(font.has(char.codePointAt(0) ?? 0), `${text}: ${char}`).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is painted, whatever people wrote, and leaves its right edge empty', async () => {
    const posts = [
      '<svg onload="x">&',
      '\u202Eevil',
      'W'.repeat(300),
      'مرحبا بكم في مطعمنا'.repeat(9),
      '\u0000\uFFFF\uD800',
    ].map((caption) => plannedPost({ caption, account: caption }));
    const painted = await paint(draw(weekPlan({ 2: { posts, more: 12 } })));
    expect(painted.width).toBe(400);
    const { pixels, width, height } = painted;
    const edge = Array.from({ length: height }, (_, row) =>
      pixels.subarray((row * width + 392) * 4, (row + 1) * width * 4),
    );
    const isLine = (row: Buffer): boolean => row.every((value, index) => value === row[index % 4]);
    expect(edge.every(isLine)).toBe(true);
  });

  it('stays readable with 200 posts', () => {
    const day = { posts: Array.from({ length: 6 }, () => plannedPost()), more: 23 };
    const week = weekPlan(Object.fromEntries(Array.from({ length: 7 }, (_, index) => [index, day])), { unread: 5 });
    const svg = draw(week);
    expect(textsOf(svg).filter(({ text }) => text === '+23 more')).toHaveLength(7);
    expect(Number(/height="(\d+)"/.exec(svg)?.[1])).toBeLessThan(2_600);
  });

  it('marks today, names the zone, and shows what is free', () => {
    const free = [{ minute: 22 * 60, clock: '22:00' }];
    const texts = textsOf(draw(weekPlan({ 1: { posts: [plannedPost()], free } }))).map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(['today', 'Times in Europe/Berlin · Ramen House', '22:00', 'free slot']),
    );
    expect(texts.filter((text) => text === 'nothing planned')).toHaveLength(6);
  });
});

describe('what a font has not', () => {
  it('leaves out emoji, and a caption of which letters are missing', () => {
    expect(drawable('New 🍜 drop 👩‍🍳', fonts.regular)).toBe('New drop');
    expect(drawable('Soupe à l’oignon ☕', fonts.regular)).toBe('Soupe à l’oignon ☕');
    expect(drawable('ラーメン tonight', fonts.regular)).toBeNull();
    expect(drawable('🍜', fonts.regular)).toBeNull();
    expect(
      textsOf(draw(weekPlan({ 0: { posts: [plannedPost({ caption: 'ラーメン' })] } }))).map(({ text }) => text),
    ).toContain('caption in the text');
  });

  it('cuts between characters as people see them', () => {
    expect(fitText('abc', fonts.regular, 13, 400)).toBe('abc');
    expect(fitText('e\u0301'.repeat(100), fonts.regular, 13, 60)).toMatch(/^(?:e\u0301)+…$/);
  });
});

describe('the words of a week', () => {
  it('fit into what describes a picture, and into a message, for any week', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        expect(describeWeek(week, 1000).length).toBeLessThanOrEqual(1000);
        expect(tellWeek(week, 2400).flat().join('').length).toBeLessThanOrEqual(4000);
        expect(tellWeek(week, 2400).length).toBeGreaterThanOrEqual(7);
      }),
      { numRuns: 60 },
    );
  });

  it('say what the picture shows', () => {
    const week = weekPlan({ 1: { posts: [plannedPost()], free: [{ minute: 8 * 60, clock: '08:00' }], more: 2 } });
    const lines = plainText({ lines: tellWeek(week, 2400) }).split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'Mon 23 Nov: nothing planned',
      'Tue 24 Nov (today)',
      '• 08:00 · free slot (a good hour)',
      '• 19:00 · k7qm · @ramenhouse · scheduled · New ramen drop 🍜 #cooking',
      '+2 more',
    ]);
    expect(describeWeek(week, 1000)).toContain(
      'Calendar of Mon 23 Nov – Sun 29 Nov 2026, times in Europe/Berlin.\nMon 23 Nov',
    );
  });
});
