export const why = 'no cause, so nothing to repair: its fix is to get the store’s answer';
