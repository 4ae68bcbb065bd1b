// Puts beside the built program the few files that it takes out of packages: production then carries these, and not the
// packages around them.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(import.meta.url);
const fonts = dirname(require.resolve('dejavu-fonts-ttf/package.json'));
const files = {
  'dist/bots/desk/calendar/fonts/DejaVuSans.ttf': `${fonts}/ttf/DejaVuSans.ttf`,
  'dist/bots/desk/calendar/fonts/DejaVuSans-Bold.ttf': `${fonts}/ttf/DejaVuSans-Bold.ttf`,
  'dist/bots/desk/calendar/fonts/LICENSE': `${fonts}/LICENSE`,
  'dist/web/page/tus.min.js': require.resolve('tus-js-client/dist/tus.min.js'),
};
for (const [to, from] of Object.entries(files)) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
