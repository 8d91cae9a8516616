const APPLE = /mac|iphone|ipad/i.test(navigator.userAgent);

/** What the key for commands is called on this keyboard. */
export const COMMAND_KEY = APPLE ? '⌘' : 'Ctrl';
