export const commonMessages = {
  'common.counting': 'counting…',
  'common.undated': 'undated',
  'common.number': '{count}',
} as const;
