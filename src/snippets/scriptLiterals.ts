/** Every character that a reader can't see or that some reader takes for the end of a line; a space is as it looks. */
const invisible = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/**
 * A string as Ruby writes it. Single quotes hold no code; what they can't show is written in double ones, without `#`.
 *
 * @see https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html#label-String+Literals
 */
export function rubyString(text: string): string {
  return quoted(text, /[\\"#]/g);
}

/**
 * A string as PHP writes it, from version 7 on; double quotes would read `$` as a variable.
 *
 * @see https://www.php.net/manual/language.types.string.php
 */
export function phpString(text: string): string {
  return quoted(text, /[\\"$]/g);
}

/**
 * A string as C# writes it. It is no interpolated string, so that braces are only braces.
 *
 * @see https://learn.microsoft.com/dotnet/csharp/language-reference/builtin-types/reference-types#string-literals
 */
export function csharpString(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(invisible, (character) =>
    Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );
  return `"${escaped}"`;
}

/** Half a surrogate pair has no bytes, and no string of these languages could hold it. */
function quoted(text: string, specialInDouble: RegExp): string {
  if (text.search(invisible) < 0) return `'${text.replace(/[\\']/g, '\\$&')}'`;
  const escaped = text.replace(specialInDouble, '\\$&').replace(invisible, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return `\\u{${(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point).toString(16)}}`;
  });
  return `"${escaped}"`;
}
