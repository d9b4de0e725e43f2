/** Where a code stands in a text that is no answer: a program, the name of a file, an attempt that was repeated. */

/** What a program compares with, throws or expects of a test is no answer. */
const comparison =
  /(?:[!=]==?|\bcase|\bin|\bnew \w{1,40}\(|equals\(|[Ii]s\w{0,20}\(|Expected:|toBe\(|toEqual\(|toThrow\w{0,20}\()\s{0,4}["'`]$/;
/** A list that a program looks a code up in, or the name of a file behind its folder. */
const listed = /^[\w.]{2,60}["'`][^\n\]]{0,300}\]\)?\.(?:includes|indexOf|contains|has|some)\(/;
const beforeList = /(?:=|\bin|\bSet)\s{0,4}[[({]{1,2}[^\n\])}:]{0,400}$/;
const besideInList = /^[\w.]{2,60}["'`],\s{0,4}["'`][A-Z]|^[\w.]{2,60}["'`]\s{0,4}[\])}]/;
const fileName = /^\w{1,60}[\w-]{0,80}\.[A-Za-z][A-Za-z0-9]{1,4}\b/;
const filePath = /^\w{1,60}(?:\/[\w-]{1,80}){1,8}\.[A-Za-z][A-Za-z0-9]{1,4}\b/;
const lineOfTest = /\b(?:mock|jest|sinon|rejects|expect|assert\w{0,20})\b\s{0,2}[.(]/;

export function isInSource(text: string, at: number): boolean {
  if (comparison.test(text.slice(Math.max(0, at - 60), at))) return true;
  const rest = text.slice(at, at + 400);
  const isOfList =
    besideInList.test(rest) &&
    beforeList.test(text.slice(Math.max(text.lastIndexOf('\n', at) + 1, at - 400), at));
  if (
    isOfList ||
    listed.test(rest) ||
    filePath.test(rest) ||
    (/[/\\-]/.test(text.charAt(at - 1)) && fileName.test(rest))
  )
    return true;
  const lineStart = text.lastIndexOf('\n', at) + 1;
  return lineOfTest.test(text.slice(Math.max(lineStart, at - 300), at));
}

/** A log that gives up in the end says why there: an earlier attempt that was only to be repeated does not decide. */
export function isOvercome(text: string, at: number): boolean {
  const end = text.indexOf('\n', at);
  const line = text.slice(Math.max(text.lastIndexOf('\n', at) + 1, at - 300), end < 0 ? text.length : end);
  if (end < 0 || !/\b(?:wait(?:ing)?|retry(?:ing)?|sleep(?:ing)?|back(?:ing)? ?off)\b/i.test(line))
    return false;
  const last =
    /^.{0,300}\b(?:giving up|gave up|out of (?:retries|attempts)|retries exhausted)\b.{0,400}$/im.exec(
      text.slice(end, end + 20_000),
    );
  return last !== null && !/\b[A-Z][a-z]+[A-Z][A-Za-z]{2,40}\b/.test(last[0]);
}
