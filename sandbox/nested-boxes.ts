/** Boxes in boxes, each a few bytes shorter than the one around it. */
export function nestedBoxes(depth: number): Uint8Array {
  const bytes = Buffer.alloc(16 + depth * 8);
  bytes.writeUInt32BE(16, 0);
  bytes.write('ftypisom', 4, 'latin1');
  for (let level = 0; level < depth; level += 1) {
    const at = 16 + level * 8;
    bytes.writeUInt32BE(bytes.length - at, at);
    bytes.write(level === 0 ? 'moov' : 'trak', at + 4, 'latin1');
  }
  return bytes;
}
