/** The Monday message: once a week, in the channel that was chosen, with what everybody there may see. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  const digests = (): string[] =>
    stage.chat
      .inChannel()
      .map(({ text }) => text)
      .filter((text) => text.includes('Went out last week'));

  it('is off until an admin says where', async () => {
    expect(await stage.command('settings digest here')).toContain('Only admins of this workspace change its settings.');
    expect(await stage.command('settings digest here', 'ada')).toContain(
      'A digest comes each Monday at 09:00 in #videos.',
    );
  });

  it('says on Monday at nine, where the admin is who chose it, what went out, what is planned and what waits, once, and mentions nobody', async () => {
    const out = await stage.drop('post tomorrow 7pm New ramen drop');
    await out.shows('scheduled');
    const coming = await stage.drop('post on 2 December 9am Night market @everyone');
    await coming.shows('scheduled');
    if (platform === 'slack') {
      const own = await stage.drop('post on 2 December 10am Secret menu', { isDirect: true });
      await own.shows('scheduled');
    }
    await stage.advanceTo('2026-11-25T19:00:06+01:00');
    await stage.goesOut(out);

    await stage.advanceTo('2026-11-30T08:59:00-05:00');
    expect(digests()).toEqual([]);
    await stage.advanceTo('2026-11-30T09:00:30-05:00');
    const [said = ''] = await stage.until(() => (digests().length > 0 ? digests() : null), 'the digest');
    expect(said).toContain('The week Mon 30 Nov – Sun 6 Dec 2026');
    expect(said).toMatch(
      new RegExp(`Went out last week\\n• ${out.code()} · New ramen drop · https://www\\.tiktok\\.com/`),
    );
    expect(said).toContain(`${coming.code()} · @ramenhouse · Night market @everyone`);
    expect(said).toContain('Waiting for somebody to act: nothing');
    expect(said).not.toContain('Secret menu');
    expect(said).not.toContain('@ada');

    await stage.programs.stop();
    await stage.programs.start();
    await stage.advanceTo('2026-11-30T15:00:00-05:00');
    expect(digests()).toHaveLength(1);
  });

  it('is not sent a day late', async () => {
    await stage.programs.stop();
    stage.clock.advance(8 * 24 * 60 * 60_000);
    await stage.programs.start();
    await stage.advanceTo('2026-12-08T15:01:00+01:00');
    expect(digests()).toHaveLength(1);
  });
});
