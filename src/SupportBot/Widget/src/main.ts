import { App } from "./app";

const root = document.getElementById("supportbot");
if (!root) throw new Error("The page has no element with the id supportbot.");
new App({
  guide: root.dataset["guide"] ?? "",
  organisation: root.dataset["organisation"] ?? "",
  service: root.dataset["service"] ?? "/v3/directline",
  locale: navigator.language,
}).open(root);
