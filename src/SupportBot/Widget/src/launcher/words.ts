/** The texts of `web.yaml` that the button and its window show. The build reads this list, and the host puts the texts in. */
export type Word = "open_chat" | "close_chat" | "chat_title" | "unread" | "loading" | "not_loaded";

export type Words = Readonly<Record<Word, string>>;
