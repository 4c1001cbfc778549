/** `1 conversation`, `2 conversations`: for what commands say, which is English. */
export const amount = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`
