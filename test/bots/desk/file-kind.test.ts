import { expect, it } from 'vitest';
import { fileKind } from '../../../src/bots/desk/receive/inbound-message.ts';

it.each([
  ['', '', 'video'],
  ['clip', '', 'video'],
  ['Recording 2026-11-24 at 18.04.11', 'application/octet-stream', 'video'],
  ['clip', 'video/mp4', 'video'],
  ['clip.MOV', '', 'video'],
  ['notes.txt', '', 'other'],
  ['notes', 'text/plain', 'other'],
  ['menu.pdf', 'application/octet-stream', 'other'],
  ['menu', 'image/png', 'picture'],
  ['menu.heic', '', 'picture'],
])('takes %j of type %j for a %s until its bytes are read', (name, mimetype, kind) => {
  expect(fileKind(name, mimetype)).toBe(kind);
});
