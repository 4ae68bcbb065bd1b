import { readFile } from 'node:fs/promises';

const EVERY_MS = 50;
const MEBIBYTE = 1024 * 1024;

/** Anonymous memory of a process in MiB: heap and buffers, without files that are merely mapped. */
export async function readAnonymousMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kibibytes = /^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kibibytes === undefined) throw new Error('This system does not tell anonymous memory.');
  return (Number(kibibytes) * 1024) / MEBIBYTE;
}

/** Samples until stopped; answers the highest and the middle value. */
export function watchMemory(pid: number): { stop(): Promise<{ peak: number; median: number }> } {
  const samples: number[] = [];
  const errors: unknown[] = [];
  const sample = async () => {
    try {
      samples.push(await readAnonymousMemory(pid));
    } catch (error) {
      errors.push(error);
    }
  };
  const timer = setInterval(() => void sample(), EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await sample();
      if (errors.length > 0) throw errors[0];
      const sorted = samples.sort((a, b) => a - b);
      return { peak: sorted.at(-1) ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 };
    },
  };
}
