/**
 * What Node itself warns of, some of it while the libraries are being loaded. It is kept until it is known how this
 * process writes: a log of JSON has no lines of plain text beside it.
 */
const early: Error[] = [];
let write = (warning: Error): void => void early.push(warning);

/** Instead of Node's own text on standard error. */
export function keepWarnings(): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => write(warning));
}

/** From now on warnings are written so, and those that were kept as well. */
export function writeWarnings(to: (warning: Error) => void): void {
  write = to;
  for (const warning of early.splice(0)) to(warning);
}

/** As Node says it. */
export const writeAsText = ({ name, message }: Error): void => void process.stderr.write(`${name}: ${message}\n`);
