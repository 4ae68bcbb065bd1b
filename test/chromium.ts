/** Where Debian's chromium is; tests in a real browser are skipped where there is none. */
export const chromiumPath = '/usr/bin/chromium';

/** How a test starts it: in a container, without a window, and without a word to anybody outside. */
export const chromiumOptions = {
  executablePath: chromiumPath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
