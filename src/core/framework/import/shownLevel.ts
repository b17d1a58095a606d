/** The only level of a framework that has none: either there is evidence, or there is not. */
export const shownLevel = {
  id: 'shown',
  name: 'Shown',
  essence: 'There is evidence. This framework knows no levels.',
} as const;
