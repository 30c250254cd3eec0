// How many rows a page of a list may hold, for whoever looks at it.
export const sizes = [20, 50, 100] as const;
