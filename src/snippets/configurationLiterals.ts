/** Every character that a reader can't see or that some reader takes for the end of a line; a space is as it looks. */
const invisible = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/**
 * A string as YAML writes it. In double quotes nothing is a tag, an anchor or the end of the value; CloudFormation alone
 * looks into strings, so what would be a reference there is broken by a space.
 *
 * @see https://yaml.org/spec/1.2.2/#57-escaped-characters
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function yamlString(text: string): string {
  const harmless = text.replaceAll('{{resolve:', '{{ resolve:');
  return `"${escapePoints(harmless.replace(/[\\"]/g, '\\$&'))}"`;
}

/**
 * A string as Terraform writes it. The `$` or `%` that would begin a template is escaped, since doubling it says something
 * else behind another one.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function terraformString(text: string): string {
  const escaped = escapePoints(text.replace(/[\\"]/g, '\\$&'));
  return `"${escaped.replace(/[$%](?=\{)/g, (character) => (character === '$' ? '\\u0024' : '\\u0025'))}"`;
}

/**
 * The value of an HTML attribute in its quotes. What no character reference stands for is replaced.
 *
 * @see https://html.spec.whatwg.org/multipage/syntax.html#syntax-charref
 */
export function htmlAttribute(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  const escaped = text
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(invisible, (character) => {
      const point = wholeCharacter(character);
      const isControl = (point < 0x20 && ![9, 10, 13].includes(point)) || (point >= 0x7f && point < 0xa0);
      // A reference to the last two of a plane stands for nothing either.
      const isNoCharacter = (point & 0xfffe) === 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
      return isControl || isNoCharacter ? '\ufffd' : `&#x${point.toString(16)};`;
    });
  return `"${escaped}"`;
}

function escapePoints(text: string): string {
  return text.replace(invisible, (character) => {
    const digits = wholeCharacter(character).toString(16);
    return digits.length > 4 ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
  });
}

/** The character's number; half a surrogate pair has none that these formats know. */
function wholeCharacter(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
}
