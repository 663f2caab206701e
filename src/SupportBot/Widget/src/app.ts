import { Announcer } from "./announcer";
import type { Begin } from "./beginning";
import type { CardKind, Press } from "./cards";
import { Composer } from "./composer";
import { Connection, type ConnectionState } from "./connection";
import type { DirectLine } from "./directline";
import { element } from "./dom";
import { HelpWatch } from "./helpWatch";
import { memory, newUserId } from "./memory";
import { Outbox, type DeliveryState } from "./outbox";
import { phrase } from "./phrases";
import { answersCard, buttonData, forget, helpNow, outgoing, saysForgotten, startOver, type Activity, type ButtonData, type Credentials } from "./protocol";
import { Remembrance } from "./remembrance";
import { ReplyWatch } from "./replyWatch";
import { Status } from "./status";
import { Suggestions } from "./suggestions";
import { Transcript } from "./transcript";

export interface Settings {
  guide: string;
  organisation: string;
  service: DirectLine;
  locale: string;
  /** The conversation that was begun while the page was loading; missing where this tab has one. */
  early?: Begin | undefined;
  /** Language of what the guide says, as long as a message names no other. */
  spoken: string;
}

const helpIsLate = 4000;

/** The talk: puts its parts together and passes on what happens. */
export class App {
  private readonly announcer = new Announcer();
  private readonly status = new Status();
  private readonly suggestions = new Suggestions((activity) => this.send(activity));
  private readonly composer = new Composer((text) => this.send({ type: "message", text, textFormat: "plain" }), memory);
  private readonly transcript: Transcript;
  private readonly connection: Connection;
  private readonly outbox: Outbox;
  private state: ConnectionState = "connecting";
  private settled = false;
  private restored = false;
  private conversationId: string | undefined;
  private readonly remembrance = new Remembrance(memory.conversation(), memory.keepConversation);
  private readonly helpWatch = new HelpWatch(() => this.transcript.addNotice([phrase("help_offline"), phrase("emergency"), findHelpline()]));
  private readonly replyWatch = new ReplyWatch({
    writing: (isWriting) => this.transcript.showTyping(isWriting && this.state === "online"),
    slow: () => this.announcer.say(phrase("writing", { guide: this.settings.guide })),
    late: () => this.replyLate(),
  });

  /** @param onNews The guide said something new. */
  constructor(
    private readonly settings: Settings,
    private readonly onNews: () => void,
  ) {
    this.transcript = new Transcript(settings.guide, settings.spoken, this.announcer, {
      pressed: (activity, press) => this.pressed(activity, press),
      retry: (id) => this.outbox.retry(id),
    });
    this.connection = new Connection(
      {
        service: settings.service,
        openSocket: (address) => new WebSocket(address),
        origin: location.origin,
        locale: settings.locale,
        newUserId,
        early: settings.early,
      },
      {
        stateChanged: (state) => this.connectionChanged(state),
        received: (activity, earlier) => this.received(activity, earlier),
        credentialsChanged: (credentials) => this.credentialsChanged(credentials),
      },
    );
    this.outbox = new Outbox((activity) => this.connection.post(activity), memory.outbox, {
      queued: (activity) => this.queued(activity),
      stateChanged: (id, state) => this.deliveryChanged(id, state),
    });
  }

  /** @param top What stands above the talk. */
  open(root: HTMLElement, top: HTMLElement): void {
    const skip = element("a", { class: "skip", href: "#message-text", onclick: (event: Event) => this.skip(event) }, phrase("skip_to_message"));
    const foot = element("div", { class: "foot" }, this.status.element, this.suggestions.element, this.composer.element);
    root.replaceChildren(skip, top, element("main", { class: "main" }, this.transcript.element, foot), this.announcer.element);
    this.status.show(phrase("connecting"));
    addEventListener("online", () => this.connection.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.connection.wake());
    const saved = memory.conversation();
    this.conversationId = saved?.conversationId;
    this.connection.start(saved);
  }

  help(): void {
    this.press(helpNow, phrase("help_now"));
  }

  startOver(): void {
    this.press(startOver, phrase("start_over"));
  }

  forgetMe(): void {
    this.press(forget, phrase("forget"));
  }

  /** Ends the talk here for good, without a word to the service. */
  stop(): void {
    this.replyWatch.end();
    this.outbox.close();
    this.connection.close();
  }

  /** Puts the focus where one begins to write. */
  focus(): void {
    this.composer.focus();
  }

  showLatest(): void {
    this.transcript.showLatest();
  }

  latestCard(kind: CardKind): HTMLElement | undefined {
    return this.transcript.latestCard(kind);
  }

  /** Without a new entry in the browser's history, to which Back would return. */
  private skip(event: Event): void {
    event.preventDefault();
    this.composer.focus();
  }

  private send(activity: Activity): void {
    this.suggestions.show([]);
    this.remembrance.spoken();
    const urgent = isCallForHelp(activity);
    this.replyWatch.expect(this.outbox.send(outgoing(activity, this.settings.locale), urgent), urgent);
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

  private deliveryChanged(id: string, state: DeliveryState): void {
    this.transcript.setDelivery(id, state);
    this.replyWatch.deliveryChanged(id, state);
  }

  /** If the guide does not answer a call for help at once, the page itself says what to do. */
  private expectHelp(activity: Activity): void {
    const cutOff = this.state === "reconnecting" || this.state === "unreachable";
    void this.helpWatch.expect(activity.channelData?.clientActivityID ?? "", cutOff ? 0 : helpIsLate);
  }

  private replyLate(): void {
    this.transcript.showTyping(false);
    if (this.state === "online") this.status.flash(phrase("slow"));
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
    this.replyWatch.end();
    this.suggestions.show([]);
    this.transcript.clear();
    // After a reload, what waits to be sent was written later.
    if (!earlier) this.outbox.forget();
    this.composer.clear();
    this.remembrance.forget();
  }

  private ownReturned(activity: Activity, earlier: boolean): void {
    if (activity.type !== "message") return;
    this.suggestions.show([]);
    this.remembrance.spoken();
    this.transcript.addOwn(activity, earlier);
    const clientActivityId = activity.channelData?.clientActivityID ?? "";
    this.outbox.echoed(clientActivityId);
    if (isCallForHelp(activity)) this.helpWatch.echoed(clientActivityId, activity.id);
    if (activity.replyToId && answersCard(activity.value)) {
      this.transcript.answered(activity.replyToId, activity.channelData?.displayText ?? "", activity.value);
    }
  }

  private botSaid(activity: Activity, earlier: boolean): void {
    this.replyWatch.end();
    this.suggestions.show(activity.suggestedActions?.actions ?? []);
    this.transcript.addBot(activity, earlier);
    this.helpWatch.said(activity);
    if (!earlier) this.onNews();
  }

  private credentialsChanged(credentials: Credentials | null): void {
    this.remembrance.changed(credentials);
    if (!credentials) return;
    const isNew = credentials.conversationId !== this.conversationId;
    if (isNew && !this.transcript.isEmpty) this.transcript.addDivider(phrase("new_conversation"));
    this.conversationId = credentials.conversationId;
  }

  private connectionChanged(state: ConnectionState): void {
    if (state === this.state && state !== "connecting") return;
    const before = this.state;
    this.state = state;
    if (state === "online") return this.online(before);
    this.replyWatch.end();
    if (state === "connecting") this.status.show(phrase("connecting"));
    if (state === "reconnecting") this.status.show(phrase("reconnecting"));
    if (state === "unreachable") {
      this.status.show(phrase("unreachable"), { caption: phrase("try_again"), run: () => this.connection.wake() });
      this.settle();
    }
    if (state === "ended") this.status.show(phrase("ended"), { caption: phrase("start_again"), run: () => this.connection.restart() });
  }

  private online(before: ConnectionState): void {
    if (before === "connecting") this.status.clear();
    else this.status.flash(phrase("reconnected"));
    this.settle();
    this.outbox.retry();
  }

  /** Once, when it is known what the conversation holds: messages that a reload interrupted are taken up. */
  private settle(): void {
    if (this.settled) return;
    this.settled = true;
    if (this.restored) {
      this.transcript.showLatest();
      this.status.flash(phrase("restored"));
    }
    this.outbox.restore();
  }
}

/** The address in the guide's own sentence, as a link. */
function findHelpline(): string {
  return phrase("find_helpline").replace("findahelpline.com", "[findahelpline.com](https://findahelpline.com)");
}

function isCallForHelp(activity: Activity): boolean {
  return buttonData(activity.value).intent === helpNow.intent;
}
