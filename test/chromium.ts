/** Where Debian's chromium is; tests in a real browser are skipped where there is none. */
export const chromiumPath = '/usr/bin/chromium';
