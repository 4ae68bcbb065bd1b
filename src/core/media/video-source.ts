/** Where a video is to be had, and whom its platform trusts with the way there. */
export interface VideoSource {
  readonly url: string;
  /** Decides on host and scheme of the address and of every redirect; asked for http and https only. */
  isTrustedHost(url: URL): boolean;
  /** Asked anew for every trusted address, so that a token goes only where it belongs. */
  headersFor(url: URL): Readonly<Record<string, string>>;
  /** The size that the chat told; null when it told none. */
  readonly expectedBytes: number | null;
}
