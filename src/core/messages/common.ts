export const commonMessages = {
  'common.counting': 'counting…',
  'common.undated': 'undated',
} as const;
