/** The locale that is told to the service: the page's language, with the region of the browser, which helps to find help lines. */
export function localeOf(page: string, browser: string): string {
  if (browser.toLowerCase().split("-")[0] === page.toLowerCase()) return browser;
  const region = /-([A-Za-z]{2})\b/.exec(browser)?.[1];
  return region ? `${page}-${region.toUpperCase()}` : page;
}
