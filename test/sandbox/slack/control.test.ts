import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { askControl } from '../ask-control.ts';
import { startSocketApp } from './bolt.ts';
import { startSlack, webClient } from './start.ts';

async function startControlled() {
  const slack = await startSlack();
  const ask = askControl(slack);
  await ask('POST', 'users', { name: 'mia', isAdmin: true });
  await ask('POST', 'channels', { name: 'general', members: ['mia'] });
  return { slack, ask };
}

it('lets another process talk, run commands and press buttons', async () => {
  const { slack, ask } = await startControlled();
  await startSocketApp(slack, (app) => {
    app.command('/schedy', ({ ack, command }) => ack(`you said ${command.text}`));
    app.action('go', ({ ack }) => ack());
  });
  const said = await ask('POST', 'say', { user: 'mia', channel: 'general', text: 'hello' });
  const text = { type: 'plain_text' as const, text: 'Go' };
  const action = { type: 'button' as const, action_id: 'go', text };
  const posted = await webClient(slack).chat.postMessage({
    channel: slack.channels.get('general').id,
    text: 'card',
    blocks: [{ type: 'actions', elements: [action] }],
  });

  const command = await ask('POST', 'command', { user: 'mia', text: 'queue', channel: 'general' });
  const place = { user: 'mia', channel: 'general', ts: String(posted.ts) };
  const click = await ask('POST', 'click', { ...place, button: 'Go' });
  const messages = await ask('GET', 'messages?channel=general');
  const ephemerals = await ask('GET', 'ephemerals?user=mia');
  const transcript = await ask('GET', 'transcript?channel=general');

  expect(said.answer).toMatchObject({ text: 'hello', rendered: 'hello' });
  expect(command.answer).toMatchObject({ ok: true, payload: { text: 'you said queue' } });
  expect(click.answer).toMatchObject({ ok: true });
  expect(messages.answer).toMatchObject([{ text: 'hello' }, { rendered: '→ Go' }]);
  expect(ephemerals.answer).toMatchObject([{ rendered: 'you said queue' }]);
  expect(transcript.answer.transcript).toContain('mia      hello');
});

it('takes dropped files by path and as multipart', async () => {
  const { slack, ask } = await startControlled();
  const folder = await mkdtemp(join(tmpdir(), 'slack-control-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'clip.mp4');
  await writeFile(path, 'video');
  const form = new FormData();
  for (const [name, value] of [
    ['user', 'mia'],
    ['channel', 'general'],
    ['text', 'post now'],
  ] as const) {
    form.set(name, value);
  }
  form.append('files', new File(['a longer video'], 'other.mov', { type: 'video/quicktime' }));

  const where = { user: 'mia', channel: 'general' };
  const byPath = await ask('POST', 'drop', { ...where, files: [{ name: 'clip.mp4', path }] });
  const byForm = await ask('POST', 'drop', form);

  expect(byPath.answer.files).toMatchObject([{ name: 'clip.mp4', sizeBytes: 5 }]);
  expect(byForm.answer).toMatchObject({
    text: 'post now',
    files: [{ name: 'other.mov', sizeBytes: 14, mimetype: 'video/quicktime' }],
  });
  expect(slack.messages('general')).toHaveLength(2);
});

it('plans faults, resets, and says why something cannot be done', async () => {
  const { slack, ask } = await startControlled();
  const action = { kind: 'answer', status: 503 };
  await ask('POST', 'faults', { method: 'POST', pattern: 'chat\\.', action });

  const posting = webClient(slack).chat.postMessage({ channel: 'C0', text: 'x' });
  await expect(posting).rejects.toMatchObject({ statusCode: 503 });
  const outsider = await ask('POST', 'say', { user: 'leo', channel: 'general', text: 'x' });
  expect(outsider).toEqual({
    status: 400,
    answer: { error: 'Nobody in this workspace is called "leo".' },
  });
  expect((await ask('GET', 'weather')).status).toBe(404);
  await ask('POST', 'reset');
  expect(slack.users.list()).toHaveLength(1);
});
