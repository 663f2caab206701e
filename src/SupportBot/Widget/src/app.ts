import { Announcer } from "./announcer";
import type { Press } from "./cards";
import { Composer } from "./composer";
import { Connection, type ConnectionState } from "./connection";
import { DirectLine } from "./directline";
import { element, randomId } from "./dom";
import { header } from "./header";
import { HelpWatch } from "./helpWatch";
import { memory } from "./memory";
import { Outbox } from "./outbox";
import { answersCard, buttonData, helpNow, outgoing, saysForgotten, startOver, type Activity, type ButtonData, type Credentials } from "./protocol";
import { Remembrance } from "./remembrance";
import { Status } from "./status";
import { strings } from "./strings";
import { Suggestions } from "./suggestions";
import { Transcript } from "./transcript";

export interface Settings {
  guide: string;
  organisation: string;
  /** Where the Direct Line service is, on this origin. */
  service: string;
  locale: string;
}

const helpIsLate = 4000;
const replyIsSlow = 2500;
const replyIsLate = 20_000;

/** The page: puts the parts together and passes on what happens. */
export class App {
  private readonly announcer = new Announcer();
  private readonly status = new Status();
  private readonly suggestions = new Suggestions((activity) => this.send(activity));
  private readonly composer = new Composer((text) => this.send({ type: "message", text, textFormat: "plain" }));
  private readonly transcript: Transcript;
  private readonly connection: Connection;
  private readonly outbox: Outbox;
  private state: ConnectionState = "connecting";
  private settled = false;
  private restored = false;
  private conversationId: string | undefined;
  private readonly remembrance = new Remembrance(memory.conversation(), memory.keepConversation);
  private readonly help = new HelpWatch(() => this.transcript.addNotice(strings.helpOffline));
  private replyTimers: ReturnType<typeof setTimeout>[] = [];

  constructor(private readonly settings: Settings) {
    this.transcript = new Transcript(settings.guide, this.announcer, {
      pressed: (activity, press) => this.pressed(activity, press),
      retry: (id) => this.outbox.retry(id),
    });
    this.connection = new Connection(
      {
        service: new DirectLine(settings.service, (address, init) => fetch(address, init)),
        openSocket: (address) => new WebSocket(address),
        origin: location.origin,
        locale: settings.locale,
        newUserId: () => `web-${randomId()}`,
      },
      {
        stateChanged: (state) => this.connectionChanged(state),
        received: (activity, earlier) => this.received(activity, earlier),
        credentialsChanged: (credentials) => this.credentialsChanged(credentials),
      },
    );
    this.outbox = new Outbox((activity) => this.connection.post(activity), memory.outbox, {
      queued: (activity) => this.queued(activity),
      stateChanged: (id, state) => this.transcript.setDelivery(id, state),
    });
  }

  open(root: HTMLElement): void {
    const top = header(this.settings.guide, this.settings.organisation, {
      help: () => this.press(helpNow, strings.helpNow),
      startOver: () => this.press(startOver, strings.startOver),
    });
    const skip = element("a", { class: "skip", href: "#message-text" }, strings.skipToMessage);
    const foot = element("div", { class: "foot" }, this.status.element, this.suggestions.element, this.composer.element);
    root.replaceChildren(skip, top, element("main", { class: "main" }, this.transcript.element, foot), this.announcer.element);
    this.status.show(strings.connecting);
    addEventListener("online", () => this.connection.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.connection.wake());
    const saved = memory.conversation();
    this.conversationId = saved?.conversationId;
    this.connection.start(saved);
  }

  private send(activity: Activity): void {
    this.suggestions.show([]);
    this.remembrance.spoken();
    this.outbox.send(outgoing(activity, this.settings.locale), isCallForHelp(activity));
    this.awaitReply();
  }

  private press(value: ButtonData, displayText: string): void {
    this.send({ type: "message", value, channelData: { postBack: true, displayText } });
  }

  private pressed(activity: Activity, press: Press): void {
    if (answersCard(press.value)) this.transcript.answered(activity.id, press.displayText, press.value);
    this.transcript.expectCard();
    const channelData = { postBack: true, displayText: press.displayText };
    this.send({ type: "message", value: press.value, replyToId: activity.id, channelData });
  }

  private queued(activity: Activity): void {
    this.transcript.addOwn(activity, false);
    if (isCallForHelp(activity)) this.expectHelp(activity);
  }

  /** If the guide does not answer a call for help at once, the page itself says what to do. */
  private expectHelp(activity: Activity): void {
    const cutOff = this.state === "reconnecting" || this.state === "unreachable";
    void this.help.expect(activity.channelData?.clientActivityID ?? "", cutOff ? 0 : helpIsLate);
  }

  private awaitReply(): void {
    this.replyArrived();
    this.transcript.showTyping(this.state === "online");
    this.replyTimers = [
      setTimeout(() => this.announcer.say(strings.writing(this.settings.guide)), replyIsSlow),
      setTimeout(() => this.replyLate(), replyIsLate),
    ];
  }

  private replyArrived(): void {
    this.replyTimers.forEach(clearTimeout);
    this.replyTimers = [];
    this.transcript.showTyping(false);
  }

  private replyLate(): void {
    this.transcript.showTyping(false);
    if (this.state === "online") this.status.flash(strings.slow);
  }

  private received(activity: Activity, earlier: boolean): void {
    const own = activity.from?.role === "user" || activity.from?.id === this.connection.userId;
    this.restored ||= earlier;
    if (own) this.ownReturned(activity, earlier);
    else if (activity.type === "typing") this.transcript.showTyping(true);
    else if (activity.type === "message") this.botSaid(activity, earlier);
    else if (saysForgotten(activity)) this.forget(earlier);
  }

  /** What was said is gone from the service: nothing of it stays here. The next message makes this tab remember the conversation again. */
  private forget(earlier: boolean): void {
    this.replyArrived();
    this.suggestions.show([]);
    this.transcript.clear();
    // After a reload, what waits to be sent was written later.
    if (!earlier) this.outbox.forget();
    this.remembrance.forget();
  }

  private ownReturned(activity: Activity, earlier: boolean): void {
    if (activity.type !== "message") return;
    this.suggestions.show([]);
    this.remembrance.spoken();
    this.transcript.addOwn(activity, earlier);
    const clientActivityId = activity.channelData?.clientActivityID ?? "";
    this.outbox.echoed(clientActivityId);
    if (isCallForHelp(activity)) this.help.echoed(clientActivityId, activity.id);
    if (activity.replyToId && answersCard(activity.value)) {
      this.transcript.answered(activity.replyToId, activity.channelData?.displayText ?? "", activity.value);
    }
  }

  private botSaid(activity: Activity, earlier: boolean): void {
    this.replyArrived();
    this.suggestions.show(activity.suggestedActions?.actions ?? []);
    this.transcript.addBot(activity, earlier);
    this.help.said(activity);
  }

  private credentialsChanged(credentials: Credentials | null): void {
    this.remembrance.changed(credentials);
    if (!credentials) return;
    const isNew = credentials.conversationId !== this.conversationId;
    if (isNew && !this.transcript.isEmpty) this.transcript.addDivider(strings.newConversation);
    this.conversationId = credentials.conversationId;
  }

  private connectionChanged(state: ConnectionState): void {
    if (state === this.state && state !== "connecting") return;
    const before = this.state;
    this.state = state;
    if (state === "online") return this.online(before);
    this.replyArrived();
    if (state === "connecting") this.status.show(strings.connecting);
    if (state === "reconnecting") this.status.show(strings.reconnecting);
    if (state === "unreachable") {
      this.status.show(strings.unreachable, { caption: strings.tryAgain, run: () => this.connection.wake() });
      this.settle();
    }
    if (state === "ended") this.status.show(strings.ended, { caption: strings.startAgain, run: () => this.connection.restart() });
  }

  private online(before: ConnectionState): void {
    if (before === "connecting") this.status.clear();
    else this.status.flash(strings.reconnected);
    this.settle();
    this.outbox.retry();
  }

  /** Once, when it is known what the conversation holds: messages that a reload interrupted are taken up. */
  private settle(): void {
    if (this.settled) return;
    this.settled = true;
    if (this.restored) {
      this.transcript.showLatest();
      this.status.flash(strings.restored);
    }
    this.outbox.restore();
  }
}

function isCallForHelp(activity: Activity): boolean {
  return buttonData(activity.value).intent === helpNow.intent;
}
