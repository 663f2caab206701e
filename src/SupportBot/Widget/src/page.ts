import { App, type Settings } from "./app";
import { Bridge } from "./bridge";
import { showOnlyWhatIsKept } from "./comeback";
import { Cover } from "./cover";
import { CoverKey } from "./coverKey";
import { attempt } from "./faults";
import { header } from "./header";
import { leave } from "./leave";
import { Appearance, readLook } from "./look";
import { memory } from "./memory";
import { Menu } from "./menu";
import { Paper } from "./paper";

export interface PageSettings extends Settings {
  leaveTo: string;
  coverKey: string;
  /** Origins of the sites that may show this page in a frame. */
  frames: readonly string[];
  /** The site that says it shows this page, and the colours it asks for. */
  host: string | null;
  theme: string | null;
}

/** The talk with what is around it: the menu, the cover, the way out, and the site that shows the page in a frame. */
export class Page {
  private readonly app: App;
  private readonly appearance: Appearance;
  private readonly paper: Paper;
  private readonly cover: Cover;
  private readonly coverKey: CoverKey;
  private readonly menu: Menu;
  private readonly site: Bridge | undefined;
  private left = false;

  constructor(
    private readonly settings: PageSettings,
    private readonly root: HTMLElement,
  ) {
    this.appearance = new Appearance(readLook(memory.look(), settings.theme), memory.keepLook, () => this.app.showLatest());
    this.site = siteAround(settings.frames, settings.host);
    this.app = new App(settings, () => this.site?.send({ type: "said" }));
    this.paper = new Paper(() => ({ suggestion: this.app.latestCard("suggestion"), helpLines: this.app.latestCard("help lines") }));
    this.cover = new Cover(root, { leave: () => this.leave(), focus: () => this.focus() });
    this.coverKey = new CoverKey(settings.coverKey);
    this.menu = new Menu(
      {
        startOver: () => this.app.startOver(),
        forget: () => this.app.forgetMe(),
        hide: () => this.cover.lay(),
        print: () => this.paper.print(),
        save: () => this.paper.save(),
        hasSuggestion: () => this.app.latestCard("suggestion") !== undefined,
      },
      this.appearance,
      this.coverKey.names,
    );
  }

  open(): void {
    const { site } = this;
    const top = header(this.settings, this.menu.element, {
      help: () => this.app.help(),
      leave: () => this.leave(),
      ...(site ? { close: () => site.send({ type: "close" }) } : {}),
    });
    this.app.open(this.root, top);
    showOnlyWhatIsKept(this.root);
    document.body.append(this.paper.element);
    addEventListener("keydown", (event) => this.pressed(event), { capture: true });
    if (site) addEventListener("message", (event) => this.heard(site, event));
    site?.send({ type: "ready" });
  }

  private heard(site: Bridge, event: MessageEvent): void {
    if (this.left) return;
    const type = site.read(event)?.type;
    if (type === "hide" && this.coverKey.key === "Escape") this.cover.lay();
    if (type === "opened" && this.cover.isShown) this.cover.focus();
    else if (type === "opened") this.focus();
  }

  /** On a touch screen not into the box, which would call up the keyboard. */
  private focus(): void {
    if (matchMedia("(pointer: coarse)").matches) this.root.querySelector("h1")?.focus();
    else this.app.focus();
  }

  private leave(): void {
    this.left = true;
    attempt(() => this.app.stop());
    leave(this.settings.leaveTo, this.site);
  }

  private pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    // Escape would also keep the browser here while the other page loads.
    if (event.key === this.coverKey.key || (this.left && event.key === "Escape")) event.preventDefault();
    if (this.left) return;
    const covered = this.cover.isShown;
    const turning = this.coverKey.pressed(event.key, event.timeStamp, event.repeat, covered);
    if (turning && covered) this.cover.lift();
    else if (turning) this.cover.lay();
    else if (covered) return;
    else if (event.key !== "Escape") return;
    else if (this.menu.isOpen) this.menu.close();
    else this.site?.send({ type: "close" });
  }
}

function siteAround(frames: readonly string[], host: string | null): Bridge | undefined {
  return parent !== window && host !== null && frames.includes(host) ? new Bridge(parent, host) : undefined;
}
