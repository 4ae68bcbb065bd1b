import { describe, expect, it } from 'vitest';
import { type PostWay, type Request, understand, understandFollowUp } from '../../../src/core/understanding/index.ts';

const context = { now: new Date('2026-11-24T15:00:12Z'), timeZone: 'Europe/Berlin' };
const read = (text: string) => understand(text, { ...context, place: 'channel', hasVideo: true });

const openings: readonly [string, PostWay][] = [
  ['post tomorrow 7pm by hand: Ramen', 'by_hand'],
  ['post by hand tomorrow 7pm Ramen', 'by_hand'],
  ['post tomorrow 7pm, remind me: Ramen', 'by_hand'],
  ['post tomorrow 7pm as draft: Ramen', 'inbox'],
  ['post to my inbox tomorrow 7pm Ramen', 'inbox'],
  ['poste morgen 19 Uhr, von Hand: Ramen', 'by_hand'],
  ['poste morgen 19 Uhr, als Entwurf: Ramen', 'inbox'],
  ['publica mañana a las 19:00, a mano: Ramen', 'by_hand'],
  ['publica mañana a las 19:00, como borrador: Ramen', 'inbox'],
  ['publie demain à 19h, à la main : Ramen', 'by_hand'],
  ['publie demain à 19h, en brouillon : Ramen', 'inbox'],
  ['pubblica domani alle 19, a mano: Ramen', 'by_hand'],
  ['publica amanhã às 19h, à mão: Ramen', 'by_hand'],
  ['plaats morgen om 19:00, als concept: Ramen', 'inbox'],
  ['opublikuj jutro o 19:00, ręcznie: Ramen', 'by_hand'],
  ['опубликуй завтра в 19:00, вручную: Ramen', 'by_hand'],
  ['drop it in the drafts folder tomorrow 7pm: Ramen', 'inbox'],
  ['post to the TikTok inbox of @ramen tomorrow 7pm: Ramen', 'inbox'],
  ['envoie dans mes brouillons demain à 19h : Ramen', 'inbox'],
  ['schick das in meine Entwürfe morgen 19 Uhr: Ramen', 'inbox'],
  ['mandalo en borradores mañana a las 19:00: Ramen', 'inbox'],
  ['envia só para os rascunhos amanhã às 19h: Ramen', 'inbox'],
  ['stuur naar mijn concepten morgen 19:00: Ramen', 'inbox'],
  ['wyślij do wersji roboczych jutro 19:00: Ramen', 'inbox'],
];

describe('the way of a post', () => {
  it.each(openings)('is read in %j', (text, way) => {
    expect(read(text)).toMatchObject({ kind: 'post', way, caption: 'Ramen' });
  });

  it.each([
    "post this to @ramen's TikTok inbox tomorrow 7pm",
    'publie aux brouillons demain à 19h',
    'publica este borrador mañana a las 19:00',
  ])('is asked about where nobody can read it, for a draft must not go out: %j', (text) => {
    expect(read(text)).toMatchObject({ kind: 'post', when: { kind: 'unread' }, isUncertain: true });
  });

  it.each([
    'post tomorrow 7pm Ramen, by hand',
    'post tomorrow 7pm Ramen. Remind me',
    'post tomorrow 7pm Ramen\nas draft',
  ])('is read behind a mark in %j', (text) => {
    expect(read(text)).toMatchObject({
      kind: 'post',
      caption: expect.stringMatching(/^Ramen\.?$/),
      way: expect.anything(),
    });
  });

  it.each([
    'post tomorrow 7pm Pasta made by hand',
    'post now Songs that remind me',
    'post tomorrow 7pm Noodles pulled by hand',
  ])('is never taken out of a caption in silence: %j', (text) => {
    const request = read(text);
    const readings = [request, ...(request.kind === 'post' && request.otherReading ? [request.otherReading] : [])];
    expect(readings.some((each: Request) => each.kind === 'post' && text.endsWith(each.caption))).toBe(true);
    if (request.kind === 'post' && request.way) expect(request.otherReading).toBeDefined();
  });

  it.each([
    ['by hand', 'by_hand'],
    ['remind me', 'by_hand'],
    ['make it by hand', 'by_hand'],
    ['as draft', 'inbox'],
    ['to my inbox', 'inbox'],
    ['als Entwurf', 'inbox'],
  ])('is changed in its thread by %j', (text, way) => {
    expect(understandFollowUp(text, { ...context, anchor: new Date('2026-11-25T18:00:00Z') })).toEqual({
      kind: 'way',
      way,
    });
  });
});
