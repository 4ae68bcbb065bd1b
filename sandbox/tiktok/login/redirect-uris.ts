/** The platform chosen for the app in the developer portal; a desktop app must use PKCE. */
export type Platform = 'web' | 'desktop';

const desktopUri = /^https?:\/\/(localhost|127\.0\.0\.1):(\d{1,5}|\*)(\/[^?#]*)?$/;
const webUri = /^https:\/\/[^/?#\s]+(\/[^?#]*)?$/;
const uriLimit = 10;
const uriLength = 512;

/** The portal's rules for a redirect address (Login Kit for Web, Login Kit for Desktop). */
export function checkRedirectUris(uris: readonly string[], platform: Platform): void {
  if (uris.length === 0 || uris.length > uriLimit) {
    throw new RangeError(`An app registers 1 to ${uriLimit} redirect URIs, not ${uris.length}.`);
  }
  const shape = platform === 'desktop' ? desktopUri : webUri;
  for (const uri of uris) {
    if (uri.length >= uriLength || !shape.test(uri)) {
      throw new RangeError(`TikTok would not register ${uri} for a ${platform} app.`);
    }
  }
}

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Exact comparison, the trailing slash included; `*` stands for any port. */
export function isRegistered(uri: string, registered: readonly string[]): boolean {
  return registered.some((entry) => {
    if (!entry.includes(':*')) return entry === uri;
    const pattern = escapeForPattern(entry).replace(':\\*', ':\\d{1,5}');
    return new RegExp(`^${pattern}$`).test(uri);
  });
}
