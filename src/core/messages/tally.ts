export const tallyMessages = {} as const;
