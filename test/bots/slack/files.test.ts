import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DroppedFile } from '../../../sandbox/slack/index.ts';
import { openVideo } from '../../../src/bots/slack/files.ts';
import { createFetcher, createStore } from '../../../src/core/media/index.ts';
import { useDatabase } from '../use-database.ts';
import { allSettled, startStage, video } from './stage.ts';

const database = useDatabase();

/** What the desk is handed for one dropped file, and the stage it happened on. */
async function dropped(file: DroppedFile, connectStub = false) {
  const stage = await startStage({ database: database() });
  await stage.slack.as('mia').dropVideo({ files: [file], connectStub });
  await allSettled(stage.slack);
  await stage.takeKept();
  const [message] = stage.received;
  const [inbound] = message?.files ?? [];
  if (!message || !inbound) throw new Error('No file reached the desk.');
  return { stage, file: inbound, open: () => message.openVideo(inbound) };
}

async function fetchVideo(source: Awaited<ReturnType<Awaited<ReturnType<typeof dropped>>['open']>>) {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-slack-files-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const fetcher = createFetcher({ delaysMs: [] });
  return fetcher(source, createStore(`file:${directory}`), 'video-1', { maxBytes: 1_000_000 });
}

describe('a video on Slack', () => {
  it('is downloaded with the bot token', async () => {
    const { open } = await dropped(video);

    const source = await open();

    expect(source.expectedBytes).toBe(3);
    expect(await fetchVideo(source)).toMatchObject({ sizeBytes: 3 });
  });

  it('is downloaded from a channel shared with another company', async () => {
    const { open } = await dropped(video, true);

    expect(await fetchVideo(await open())).toMatchObject({ sizeBytes: 3 });
  });

  it('follows a redirect between hosts of Slack', async () => {
    const { open } = await dropped({ ...video, download: 'redirect-own-host' });

    expect(await fetchVideo(await open())).toMatchObject({ sizeBytes: 3 });
  });

  it('is not fetched from anywhere else, and the token stays here', async () => {
    const { stage, open } = await dropped({ ...video, download: 'redirect-other-host' });

    await expect(fetchVideo(await open())).rejects.toMatchObject({ code: 'media_untrusted_host' });

    expect(stage.slack.strayRequests).toEqual([]);
  });

  it('that was deleted meanwhile is gone', async () => {
    const { stage, file, open } = await dropped(video);
    await stage.slack.as('mia').deleteFile(file.id);

    await expect(open()).rejects.toMatchObject({
      code: 'media_gone',
      remedy: { kind: 'change_post' },
    });
  });

  const told = (error: string) =>
    ({ kind: 'answer', status: 200, body: JSON.stringify({ ok: false, error }) }) as const;

  it.each(['access_denied', 'ekm_access_denied', 'missing_scope', 'no_permission', 'team_access_not_granted'])(
    'of which Slack tells nothing but its id (%s) is taken for one, and then cannot be had',
    async (error) => {
      const stage = await startStage({ database: database() });
      stage.slack.faults.plan({ path: '/api/files.info', times: Number.POSITIVE_INFINITY, action: told(error) });
      await stage.slack.as('mia').dropVideo({ text: 'post now Ramen', files: [video], connectStub: true });
      await allSettled(stage.slack);
      await stage.takeKept();
      const [message] = stage.received;
      expect(message?.files).toMatchObject([{ looksLike: 'video' }]);
      await expect(message?.openVideo(message.files[0] ?? { reference: {} })).rejects.toMatchObject({
        code: 'media_not_authorized',
      });
    },
  );

  it('of which Slack does not tell for long is taken for one on the last try, with the names that nobody tells', async () => {
    const stage = await startStage({ database: database() });
    const noa = stage.slack.users.add({ name: 'noa' });
    await stage.slack.as('mia').dropVideo({ text: `post now With <@${noa.id}>`, files: [video], connectStub: true });
    await allSettled(stage.slack);
    // Mia is known by then.
    await stage.slack.as('mia').command('/schedy queue');
    const away = { kind: 'answer', status: 503 } as const;
    stage.slack.faults.plan({ path: '/api/files.info', times: Number.POSITIVE_INFINITY, action: away });
    await stage.takeKept(true);
    const [message] = stage.received;
    expect(message?.files).toMatchObject([{ looksLike: 'video' }]);
    expect(message?.text).toContain('noa');
  });

  it('that lies elsewhere cannot be had', async () => {
    const externalUrl = 'https://drive.example.com/1';
    const { open } = await dropped({ ...video, mode: 'external', externalUrl });

    await expect(open()).rejects.toMatchObject({
      code: 'media_external',
      remedy: { kind: 'change_post' },
    });
  });

  it('is asked for again later when Slack does not answer', async () => {
    const { stage, open } = await dropped(video);
    const action = { kind: 'answer', status: 429, headers: { 'retry-after': '3' } } as const;
    stage.slack.faults.plan({ path: '/api/files.info', action });

    await expect(open()).rejects.toMatchObject({
      code: 'media_unreachable',
      remedy: { kind: 'wait', forMs: 3000 },
    });
  });
});

describe('the token for downloads', () => {
  it('is shown to hosts of Slack over https, and to a stand-in', async () => {
    const { stage, open } = await dropped(video);
    const source = await open();
    const shownTo = (address: string) => 'authorization' in source.headersFor(new URL(address));

    expect(shownTo('https://files.slack.com/files-pri/T1-F1/download/a.mp4')).toBe(true);
    expect(shownTo('https://slack-files.com/a')).toBe(true);
    expect(shownTo('https://a.b.slack-edge.com/a')).toBe(true);
    expect(shownTo(`${stage.slack.url}/a`)).toBe(true);
  });

  it.each([
    'http://files.slack.com/a',
    'https://files.slack.com:8443/a',
    'https://slack.com.evil.example/a',
    'https://evilslack.com/a',
    'http://169.254.169.254/latest',
    'http://127.0.0.1:1/a',
  ])('is not shown at %s, which is not even asked', async (address) => {
    const unasked = { call: () => Promise.resolve({ file: { url_private_download: address } }) };
    const deps = { api: unasked, token: async () => 'xoxb-1', apiUrl: 'http://127.0.0.1:2/api/' };
    const source = await openVideo(deps, { file: 'F1' });
    const url = new URL(address);

    expect(source.headersFor(url)).toEqual({});
    expect(source.isTrustedHost(url)).toBe(false);
  });
});
