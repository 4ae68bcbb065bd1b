/** Resolves at Ctrl-C, which reaches the program at the same moment: `prepare` is told first. */
export function interruption(prepare: () => void): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        prepare();
        resolve();
      });
    }
  });
}
