// One rule for every attribute that says yes or no: there it says yes, unless it says "false"; left out it says no.

const converter = {
  fromAttribute: (value: string | null): boolean => value !== null && value.trim().toLowerCase() !== 'false',
  toAttribute: (value: unknown): string | null => (value ? '' : null),
};

/** For `static properties`. */
export const booleanAttribute = { type: Boolean, converter } as const;
