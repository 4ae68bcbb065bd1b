interface FileType {
  filetype: string;
  prettyType: string;
  mimetype: string;
}

const types: Record<string, FileType> = {
  mp4: { filetype: 'mp4', prettyType: 'MPEG 4 Video', mimetype: 'video/mp4' },
  m4v: { filetype: 'm4v', prettyType: 'MPEG 4 Video', mimetype: 'video/mp4' },
  mov: { filetype: 'mov', prettyType: 'QuickTime Movie', mimetype: 'video/quicktime' },
  webm: { filetype: 'webm', prettyType: 'WebM', mimetype: 'video/webm' },
  mkv: { filetype: 'mkv', prettyType: 'Matroska Video', mimetype: 'video/x-matroska' },
  mpg: { filetype: 'mpg', prettyType: 'MPEG Video', mimetype: 'video/mpeg' },
  wmv: { filetype: 'wmv', prettyType: 'Windows Media Video', mimetype: 'video/x-ms-wmv' },
  flv: { filetype: 'flv', prettyType: 'Flash Video', mimetype: 'video/x-flv' },
  avi: { filetype: 'avi', prettyType: 'AVI', mimetype: 'video/x-msvideo' },
  jpg: { filetype: 'jpg', prettyType: 'JPEG', mimetype: 'image/jpeg' },
  jpeg: { filetype: 'jpg', prettyType: 'JPEG', mimetype: 'image/jpeg' },
  png: { filetype: 'png', prettyType: 'PNG', mimetype: 'image/png' },
  gif: { filetype: 'gif', prettyType: 'GIF', mimetype: 'image/gif' },
  pdf: { filetype: 'pdf', prettyType: 'PDF', mimetype: 'application/pdf' },
  txt: { filetype: 'text', prettyType: 'Plain Text', mimetype: 'text/plain' },
};

const unknownType: FileType = {
  filetype: 'binary',
  prettyType: 'Binary',
  mimetype: 'application/octet-stream',
};

/** What Slack concludes from a name alone; it does not look at the bytes either. */
export function fileTypeOf(name: string): FileType {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return types[extension] ?? unknownType;
}

export function prettyTypeOf(filetype: string): string {
  const known = Object.values(types).find((type) => type.filetype === filetype);
  return (known ?? unknownType).prettyType;
}
