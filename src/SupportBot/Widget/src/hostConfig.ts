import { HostConfig } from "adaptivecards";

const tones = {
  default: ["--text", "--text-soft"],
  dark: ["--text", "--text-soft"],
  light: ["--text", "--text-soft"],
  accent: ["--accent-text", "--accent-text"],
  good: ["--good-text", "--good-text"],
  warning: ["--warning-text", "--warning-text"],
  attention: ["--attention-text", "--attention-text"],
} as const;

function style(background: string): object {
  const foregroundColors = Object.fromEntries(
    Object.entries(tones).map(([tone, [strong, subtle]]) => [tone, { default: `var(${strong})`, subtle: `var(${subtle})` }]),
  );
  return { backgroundColor: `var(${background})`, borderColor: "var(--line)", foregroundColors };
}

/** What a size of text in a card is written in. */
export const pixelsPerRem = 16;

/** The look of cards in the page's own colours: variables, so that a theme changes cards already drawn. */
export function createHostConfig(): HostConfig {
  const sizes = { small: 0.875, default: 1, medium: 1.125, large: 1.25, extraLarge: 1.5 };
  const fontSizes = Object.fromEntries(Object.entries(sizes).map(([size, factor]) => [size, factor * pixelsPerRem]));
  const lineHeights = Object.fromEntries(Object.entries(sizes).map(([size, factor]) => [size, Math.round(factor * pixelsPerRem * (factor > 1.1 ? 1.3 : 1.5))]));
  const fontWeights = { lighter: 400, default: 400, bolder: 600 };
  const font = { fontSizes, lineHeights, fontWeights };
  return new HostConfig({
    supportsInteractivity: true,
    fontTypes: { default: { ...font, fontFamily: "inherit" }, monospace: { ...font, fontFamily: "ui-monospace, monospace" } },
    lineHeights,
    spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 28, padding: 18 },
    separator: { lineThickness: 1, lineColor: "var(--line)" },
    containerStyles: {
      default: style("--card"),
      emphasis: style("--card-emphasis"),
      accent: style("--card-accent"),
      good: style("--card-good"),
      warning: style("--card-warning"),
      attention: style("--card-attention"),
    },
    inputs: {
      label: { inputSpacing: "small", requiredInputs: { weight: "bolder" }, optionalInputs: { weight: "bolder" } },
      errorMessage: { color: "attention", weight: "bolder" },
    },
    actions: {
      maxActions: 12,
      spacing: "medium",
      buttonSpacing: 8,
      actionsOrientation: "horizontal",
      actionAlignment: "left",
      allowTitleToWrap: true,
      showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
    },
    factSet: { title: { weight: "bolder", wrap: true, maxWidth: 160 }, value: { wrap: true }, spacing: 12 },
    table: { cellSpacing: 8 },
    textBlock: { headingLevel: 3 },
    adaptiveCard: { allowCustomStyle: true },
  });
}
