/** Whether two values of settings, features or data are alike, whatever objects they stand in. */
export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
