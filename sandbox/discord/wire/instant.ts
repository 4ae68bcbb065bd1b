/** Discord's way of writing an instant: microseconds and an offset. */
export const instant = (at: Date): string => at.toISOString().replace('Z', '000+00:00');
