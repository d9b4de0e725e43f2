export const why =
  'the store decides how many requests it takes; its answer can’t be provoked here without overloading the machine';
