export interface Range {
  start: number;
  /** Of the last byte, included. */
  end: number;
}

/** A single byte range of a Range header; undefined when there is none that a server must heed. */
export function readRange(header: string | undefined, length: number): Range | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  return start > end ? 'unsatisfiable' : { start, end };
}
