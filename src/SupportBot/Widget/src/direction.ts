const rightToLeft = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/** The direction in which a language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.includes(language.split(/[-_]/)[0]?.toLowerCase() ?? "") ? "rtl" : "ltr";
}
