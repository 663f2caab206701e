import { memory } from "./memory";

/**
 * A browser that keeps whole pages for Back would show a conversation again that was left or forgotten meanwhile on another page of this tab.
 * @param shown The conversation on this page.
 */
export function showOnlyWhatIsKept(root: HTMLElement, shown: () => string | undefined): void {
  // Before it is kept, so that not even the first picture of it shows anything.
  addEventListener("pagehide", () => (root.style.opacity = "0"));
  addEventListener("pageshow", (event) => {
    if (event.persisted && memory.conversation()?.conversationId !== shown()) {
      root.replaceChildren();
      location.reload();
    } else root.style.opacity = "";
  });
}
