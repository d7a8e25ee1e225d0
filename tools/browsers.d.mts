export interface Browsers {
  readonly chromium: string | null;
  readonly firefox: string | null;
  readonly webkitDriver: string | null;
  readonly miniBrowser: string | null;
  readonly xvfb: string | null;
}

export declare function findBrowsers(env?: NodeJS.ProcessEnv): Promise<Browsers>;
