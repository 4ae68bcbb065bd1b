export { publishPost } from './publish.ts';
export { remindAuthors } from './remind-authors.ts';
