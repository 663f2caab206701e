import type { Credentials } from "./protocol";

/** Whether this tab remembers its conversation: not from being forgotten until something is said again. */
export class Remembrance {
  private forgotten = false;

  constructor(
    private credentials: Credentials | null,
    private readonly keep: (credentials: Credentials | null) => void,
  ) {}

  /** New credentials, or null when the conversation is no more. Fresh ones alone, such as a new token, bring nothing back. */
  changed(credentials: Credentials | null): void {
    this.credentials = credentials;
    if (credentials === null) this.forgotten = false;
    if (!this.forgotten) this.keep(credentials);
  }

  forget(): void {
    this.forgotten = true;
    this.keep(null);
  }

  /** Something of the person's is part of the conversation. */
  spoken(): void {
    this.forgotten = false;
    this.keep(this.credentials);
  }
}
