import { Bridge } from "../bridge";
import { Button } from "./button";
import type { Events } from "./events";
import styles from "./launcher.css";
import type { Options } from "./options";
import { Panel } from "./panel";
import { make } from "./view";

const quickly = 600;

/** The button and the window on somebody's site, in a tree of their own that the site's style sheets do not reach. */
export class Widget {
  private readonly host = make("supportbot-widget" as "div");
  private readonly button: Button;
  private readonly panel: Panel;
  private bridge: Bridge | undefined;
  private unread = 0;
  private returnTo: Element | null = null;
  private closedAt = Number.NEGATIVE_INFINITY;

  constructor(
    options: Options,
    private readonly events: Events,
  ) {
    this.button = new Button(options, () => this.toggle());
    this.panel = new Panel(options, () => this.close());
    const root = this.host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    const box = make("div", { class: "box", lang: options.language, dir: options.direction, "data-side": options.side, "data-theme": options.theme });
    box.append(this.panel.element, this.button.element);
    box.onkeydown = (event) => {
      if (event.key === "Escape") this.close();
    };
    root.append(box);
    // The first Escape closes the window and gives the focus to the site; the page in it would not hear the second.
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.repeat && event.timeStamp - this.closedAt < quickly) this.bridge?.send({ type: "hide" });
    }, true);
    addEventListener("message", (event) => this.hear(event, new URL(options.page).origin));
  }

  attach(): void {
    document.body.append(this.host);
  }

  toggle(): void {
    if (this.panel.isOpen) this.close();
    else this.open();
  }

  open(): void {
    if (this.panel.isOpen) return;
    const active = document.activeElement;
    this.returnTo = active === this.host || active === document.body ? null : active;
    this.panel.open();
    this.bridge?.send({ type: "opened" });
    this.count(0);
    this.events.emit("open");
  }

  close(): void {
    if (!this.panel.isOpen) return;
    this.closedAt = performance.now();
    const hadFocus = this.panel.element.contains(this.host.shadowRoot?.activeElement ?? null);
    this.panel.close();
    this.bridge?.send({ type: "closed" });
    this.count(0);
    if (hadFocus) (this.returnTo instanceof HTMLElement && this.returnTo.isConnected ? this.returnTo : this.button.element).focus();
    this.events.emit("close");
  }

  private hear(event: MessageEvent, origin: string): void {
    const page = this.panel.frame?.contentWindow;
    if (!page) return;
    const bridge = new Bridge(page, origin);
    const message = bridge.read(event);
    if (message?.type === "ready") this.ready(bridge);
    else if (message?.type === "close") this.close();
    else if (message?.type === "leave") leave(message.to);
    else if (message?.type === "said" && !this.panel.isOpen) this.count(this.unread + 1);
  }

  private ready(bridge: Bridge): void {
    this.bridge = bridge;
    this.panel.ready();
    bridge.send({ type: this.panel.isOpen ? "opened" : "closed" });
    this.events.emit("ready");
  }

  private count(unread: number): void {
    this.button.show(this.panel.isOpen, unread);
    if (unread !== this.unread) this.events.emit("unread", unread);
    this.unread = unread;
  }
}

/** Takes the whole window away; a site that stands in a frame itself may not be allowed to. */
function leave(to: string): void {
  try {
    (top ?? window).location.replace(to);
  } catch {
    location.replace(to);
  }
}
