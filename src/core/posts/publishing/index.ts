export { remindAuthors } from './hand-over.ts';
export { publishPost } from './publish.ts';
