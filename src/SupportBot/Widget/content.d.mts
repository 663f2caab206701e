export function webTexts(): Promise<Record<string, Record<string, string>>>;
