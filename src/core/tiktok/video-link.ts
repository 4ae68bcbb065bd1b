/** The address of a video as TikTok's own Share menu gives it: the long form, or a short one that leads there. */
const hosts = /^(?:(?:www|m|vm|vt)\.)?tiktok\.com$/;
const LONGEST_LINK = 300;

/** A text that is such an address and nothing else, without what was added for counting; null for any other. */
export function readVideoLink(text: string): string | null {
  const bare = text.trim().replace(/^<(.+)>$/, '$1');
  if (bare.length > LONGEST_LINK || /\s/.test(bare)) return null;
  const address = /^https?:\/\//i.test(bare) ? bare : `https://${bare}`;
  if (!URL.canParse(address)) return null;
  const { hostname, pathname, port, username } = new URL(address);
  if (!hosts.test(hostname) || port !== '' || username !== '') return null;
  const isShort = hostname.startsWith('v') || pathname.startsWith('/t/');
  const isVideo = isShort ? /^\/(?:t\/)?[\w-]{5,}\/?$/.test(pathname) : /^\/@[\w.]+\/video\/\d+\/?$/.test(pathname);
  return isVideo ? `https://${hostname}${pathname}` : null;
}
