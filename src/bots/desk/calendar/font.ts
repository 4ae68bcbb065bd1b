/**
 * What a font can draw and how wide that is, read from its file (OpenType: tables cmap, head, hhea, hmtx). The renderer
 * tells neither, and draws an empty box for what the font has not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Font {
  readonly path: string;
  has(codePoint: number): boolean;
  /** In the unit of `size`; letters that join or are turned round may come out a little narrower. */
  width(text: string, size: number): number;
}

/** Beside the built program, which leaves the package behind; the sources take them out of that. */
const built = fileURLToPath(new URL('fonts', import.meta.url));
const folder = existsSync(built) ? built : join(packageFolder('dejavu-fonts-ttf'), 'ttf');

function packageFolder(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

/** `DejaVuSans` or `DejaVuSans-Bold`: free fonts with Latin, Greek, Cyrillic, Arabic, Hebrew, and many signs. */
export function openFont(name: 'DejaVuSans' | 'DejaVuSans-Bold'): Font {
  const path = join(folder, `${name}.ttf`);
  const file = readFileSync(path);
  const tables = readTables(file);
  const at = (table: string): number => tables.get(table) ?? 0;
  const unitsPerEm = file.readUInt16BE(at('head') + 18);
  const advances = file.readUInt16BE(at('hhea') + 34);
  const advanceOf = (glyph: number): number => file.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, advances - 1));
  const glyphs = readGlyphs(file, at('cmap'));
  return {
    path,
    has: (codePoint) => glyphs.has(codePoint),
    width: (text, size) =>
      ([...text].reduce((sum, char) => sum + advanceOf(glyphs.get(char.codePointAt(0) ?? 0) ?? 0), 0) * size) /
      unitsPerEm,
  };
}

function readTables(file: Buffer): Map<string, number> {
  const count = file.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const entry = 12 + index * 16;
      return [file.toString('latin1', entry, entry + 4), file.readUInt32BE(entry + 8)] as const;
    }),
  );
}

/** Of the widest character map there is: format 12 (all planes), which these fonts have. */
function readGlyphs(file: Buffer, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < file.readUInt16BE(cmap + 2); index += 1) {
    const table = cmap + file.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (file.readUInt16BE(table) !== 12) continue;
    for (let group = 0; group < file.readUInt32BE(table + 12); group += 1) {
      const [first, last, glyph] = [0, 4, 8].map((offset) => file.readUInt32BE(table + 16 + group * 12 + offset));
      if (first === undefined || last === undefined || glyph === undefined) continue;
      for (let codePoint = first; codePoint <= last; codePoint += 1) glyphs.set(codePoint, glyph + codePoint - first);
    }
  }
  if (glyphs.size === 0) throw new TypeError('The font has no character map of format 12.');
  return glyphs;
}
