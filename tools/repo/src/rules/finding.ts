/** Something the rules of the workspace refuse: where, and why in one sentence. */
export interface Finding {
  readonly file: string;
  readonly why: string;
}

/** One line for the console. */
export function describeFinding({ file, why }: Finding): string {
  return `${file}: ${why}`;
}
