// The single keys of the buttons that train, for all who press them or say them. Whether they work is the page's: elsewhere nobody listens.

export const buttonKeys = { play: ' ', epoch: 'e', batch: 'b', row: 'w', reset: 'r' } as const;
export type KeyButton = keyof typeof buttonKeys;

/** Whether a page listens to them, now. */
export const listening = { on: false };

const nameOf = (button: KeyButton) => (button === 'play' ? 'space' : buttonKeys[button].toUpperCase());

/** Behind what a button does: " (E)"; '' where no key does the same. */
export const keyHint = (button: KeyButton): string => (listening.on ? ` (${nameOf(button)})` : '');

/** As a sentence after others: " The key E does the same."; '' where none does. */
export const keySentence = (button: KeyButton): string =>
  !listening.on ? '' : button === 'play' ? ' Space does the same.' : ` The key ${nameOf(button)} does the same.`;

/** Which button a pressed key stands for. */
export const buttonOfKey = (key: string): KeyButton | undefined =>
  (Object.keys(buttonKeys) as KeyButton[]).find((button) => buttonKeys[button] === key.toLowerCase());
