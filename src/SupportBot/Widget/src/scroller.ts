import { element } from "./dom";
import { phrase } from "./phrases";

const nearEnd = 140;
const margin = 16;
const longestMove = 1000;

/** Follows the conversation to its newest message without taking the page from someone who reads further up. */
export class Scroller {
  readonly button = element("button", { type: "button", class: "new-messages", hidden: true, onclick: () => this.toEnd() }, phrase("new_messages"));

  /** First message since the person last did something: a long reply is shown from here. */
  private replyStart: HTMLElement | null = null;

  /** Until when a smooth move of our own may be under way: where it is then says nothing of where the person reads. */
  private movingUntil = 0;

  constructor(private readonly log: HTMLElement) {
    log.addEventListener("scroll", () => {
      if (this.isNearEnd()) this.button.hidden = true;
    });
  }

  /** Call before a message is added; call the result with the message after. */
  beforeAdding(): (message: HTMLElement) => void {
    const atEnd = this.isNearEnd() || this.replyStart !== null || performance.now() < this.movingUntil;
    return (message) => {
      if (message.classList.contains("own")) this.replyStart = null;
      else this.replyStart ??= message;
      if (atEnd) this.follow(message);
      else this.button.hidden = false;
    };
  }

  /** Shows the newest message, but never scrolls the start of the reply out of view. */
  follow(latest: HTMLElement): void {
    const start = this.replyStart ?? latest;
    const fits = latest.getBoundingClientRect().bottom - start.getBoundingClientRect().top + 2 * margin <= this.log.clientHeight;
    this.scroll(fits ? latest : start, fits ? "end" : "start");
  }

  toEnd(): void {
    this.button.hidden = true;
    const last = this.log.lastElementChild?.previousElementSibling?.lastElementChild;
    if (last instanceof HTMLElement) this.scroll(last, "end");
  }

  private isNearEnd(): boolean {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < nearEnd;
  }

  private scroll(target: HTMLElement, block: "start" | "end"): void {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!calm) this.movingUntil = performance.now() + longestMove;
    target.scrollIntoView({ block, behavior: calm ? "instant" : "smooth" });
  }
}
