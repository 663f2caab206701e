import type { Clock } from "./clock";
import { asFault, DirectLineError, type DirectLine } from "./directline";
import type { ConversationGrant, Credentials } from "./protocol";

const refreshCheckEvery = 15_000;
const usualLifetime = 1_800_000;

/** The token of one conversation: exchanged when half of its time is over, or when the service refuses it. */
export class Tokens {
  private credentials: Credentials | null = null;
  private refreshAt = 0;
  /** A token that came for a refused one and was not taken yet. */
  private untried = "";
  private renewal: Promise<boolean> | null = null;

  /** @param changed Told of new credentials as soon as they are those that count. */
  constructor(
    private readonly service: DirectLine,
    private readonly clock: Clock,
    private readonly changed: (credentials: Credentials) => void,
  ) {}

  get current(): Credentials | null {
    return this.credentials;
  }

  /** Goes on with those of another conversation, or with none. */
  use(credentials: Credentials | null): void {
    this.credentials = credentials;
  }

  keep(grant: ConversationGrant, userId: string): void {
    const earlier = this.credentials;
    const now = this.clock.now();
    const expiresAt = grant.expires_in ? now + grant.expires_in * 1000 : earlier?.expiresAt ?? now + usualLifetime;
    this.credentials = { conversationId: grant.conversationId, token: grant.token ?? earlier?.token ?? "", userId, expiresAt };
    this.refreshAt = (now + expiresAt) / 2;
    this.changed(this.credentials);
  }

  /** The service has taken a token. */
  wasTaken(token: string): void {
    if (token === this.untried) this.untried = "";
  }

  /**
   * A refused token may only have expired, as after an hour without a network: for a while the service gives another for the same conversation.
   * @returns Whether there is one to try with.
   */
  async renew(fault: DirectLineError, refused: Credentials): Promise<boolean> {
    const { credentials } = this;
    if (!fault.isRefusal || credentials?.conversationId !== refused.conversationId) return false;
    if (credentials.token !== refused.token) return true;
    if (refused.token === this.untried) return false;
    this.renewal ??= this.exchange(credentials).finally(() => (this.renewal = null));
    return this.renewal;
  }

  /** Exchanges the token in time, again and again, until the service gives none for it any more. */
  async keepFresh(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.clock.delay(refreshCheckEvery, signal);
      if (signal.aborted || !this.credentials || this.clock.now() < this.refreshAt) continue;
      try {
        if (!(await this.exchange(this.credentials))) return;
        this.untried = "";
      } catch (error) {
        asFault(error);
      }
    }
  }

  private async exchange(old: Credentials): Promise<boolean> {
    try {
      const grant = await this.service.refresh(old.token);
      if (this.credentials !== old) return this.credentials?.conversationId === old.conversationId;
      // A token that belongs elsewhere would show somebody else's words.
      if (grant.conversationId !== old.conversationId) return false;
      this.keep(grant, old.userId);
      this.untried = this.credentials.token;
      return true;
    } catch (error) {
      if (error instanceof DirectLineError && error.isGone) return false;
      throw error;
    }
  }
}
