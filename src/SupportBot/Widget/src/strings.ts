/** Every word that the page itself says. What the guide says comes from the service. */
export const strings = {
  you: "You",
  tagline: (organisation: string) => (organisation ? "A guide to support at " : "A guide to finding support"),
  skipToMessage: "Skip to the message box",
  conversation: "Conversation",
  helpNow: "I need help now",
  startOver: "Start over",
  startOverLabel: "Start over from the beginning",

  messageLabel: "Your message",
  messagePlaceholder: "Write in your own words…",
  send: "Send",
  sendHint: "Enter sends. Shift + Enter starts a new line.",
  disclosure: "Automated guide, not a person. Not for emergencies.",
  tooLong: (limit: number) => `A message can have up to ${limit} characters. The rest was left out.`,
  suggestions: "Quick replies",
  newMessages: "New messages",

  writing: (guide: string) => `${guide} is writing…`,
  says: (sender: string) => `${sender} said:`,
  connecting: "Connecting…",
  reconnecting: "Reconnecting… You can keep writing.",
  reconnected: "Connected again.",
  restored: "Your conversation is back.",
  slow: "This is taking longer than usual.",
  unreachable: "We cannot reach the guide at the moment. We keep trying.",
  ended: "The earlier conversation has ended. You can start a new one, or just write.",
  newConversation: "A new conversation begins here",
  startAgain: "Start again",
  tryAgain: "Try again",

  sending: "Sending…",
  waiting: "Not sent yet. It will be sent when the connection is back.",
  notSent: "Not sent.",
  refused: "This message could not be taken. Please try other words.",
  tooMany: "Many messages in a short time. It will be sent in a moment.",

  noCard: "This part cannot be shown here.",
  chosen: (choice: string) => `You chose: ${choice}`,
  answered: "Answered",
  opensNewTab: "(opens in a new tab)",

  helpOffline: [
    "We cannot reach the guide right now, so here is what you can do without it.",
    "If you or someone else may be in danger, call your local emergency number now: 112 in most of Europe, 911 in the US and Canada.",
    "Free helplines in many countries are listed at [findahelpline.com](https://findahelpline.com).",
  ],
};
