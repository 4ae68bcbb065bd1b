import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Settings } from '../settings.ts';
import type { Attachment } from '../state/records.ts';

export const attachmentsPath = '/cdn/attachments/';
export const ephemeralPath = '/cdn/ephemeral-attachments/';

const hexSeconds = (ms: number): string => Math.floor(ms / 1000).toString(16);

/** Where an attachment lies, without the signature. */
export function pathOf(settings: Settings, attachment: Attachment): string {
  const name = encodeURIComponent(attachment.name);
  return attachment.ephemeral
    ? `${ephemeralPath}${settings.applicationId}/${attachment.id}/${name}`
    : `${attachmentsPath}${attachment.channelId}/${attachment.id}/${name}`;
}

const macOf = (settings: Settings, path: string, ex: string, is: string): string =>
  createHmac('sha256', settings.linkSecret).update(`${path}\n${ex}\n${is}`).digest('hex');

/** A link with `ex` (expiry) and `is` (issue) in hexadecimal seconds and the MAC `hm`. */
export function signLink(settings: Settings, attachment: Attachment): string {
  const path = pathOf(settings, attachment);
  const issuedAt = settings.now().getTime();
  const ex = hexSeconds(issuedAt + settings.linkLifetimeMs);
  const is = hexSeconds(issuedAt);
  return `${settings.url}${path}?ex=${ex}&is=${is}&hm=${macOf(settings, path, ex, is)}&`;
}

export function isLinkGood(settings: Settings, url: URL): boolean {
  const [ex = '', is = '', hm = ''] = ['ex', 'is', 'hm'].map((name) => url.searchParams.get(name));
  if (!isSigned(settings, url.pathname, { ex: ex ?? '', is: is ?? '', hm: hm ?? '' })) return false;
  return settings.now().getTime() < Number.parseInt(ex ?? '', 16) * 1000;
}

function isSigned(settings: Settings, path: string, { ex, is, hm }: { ex: string; is: string; hm: string }): boolean {
  const given = Buffer.from(hm);
  const right = Buffer.from(macOf(settings, path, ex, is));
  return given.length === right.length && timingSafeEqual(given, right);
}
