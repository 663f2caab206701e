/**
 * A browser that keeps whole pages for Back would show again what was left or forgotten meanwhile on another page of this tab: the page loads anew,
 * and reads what the service still has.
 */
export function showOnlyWhatIsKept(root: HTMLElement): void {
  // Before it is kept, so that not even the first picture of it shows anything.
  addEventListener("pagehide", () => (root.style.opacity = "0"));
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      root.replaceChildren();
      location.reload();
    } else root.style.opacity = "";
  });
}
