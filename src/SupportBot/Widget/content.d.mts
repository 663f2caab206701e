export function webTexts(): Promise<Record<string, Record<string, string>>>;
export function launcherWords(): Promise<string[]>;
