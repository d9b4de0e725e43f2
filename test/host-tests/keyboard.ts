/** Whether there is somebody who types: the headless VS Code has, a desktop one has not. */
export const hasKeyboard = typeof process === 'undefined' || process.env['HOST_TESTS_KEYBOARD'] === 'yes';

/** Has the text typed into VS Code's input box or list of this title, once it is there, and Enter pressed. */
export function answerQuickInput(title: string, text: string): void {
  // The launcher of the headless VS Code reads what the tests print.
  console.log(`quick input: ${JSON.stringify({ title, text })}`);
}
