import { IANAZone } from 'luxon';

/**
 * True for a name of the IANA time zone database (`Europe/Berlin`, `UTC`), false for offsets and
 * abbreviations of our own making.
 */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}
