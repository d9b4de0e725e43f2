/** What ends a string, begins code, hides or breaks a line in one language or another. */
export const hostileTexts: readonly string[] = [
  `'; process.exit(1); '`,
  '"; import os; os.system("x")',
  '${process.exit(1)} $(touch x) `touch x`',
  '</script><script>alert(1)</script><!--',
  'a\\',
  'a\nb\r\nc\u2028d\u2029e\u0085f\tg\0h',
  '*/ // # <!-- --> ]]>',
  '$& $1 $$ {{bucket}} {{key?}}',
  'b\u202egnp.exe \ufeff\u200b',
  '\u2018 \u2019 \u201a \u201b; calc',
  '\ud800 alone, \u{1f600} whole, \u{e0041} tag',
  '\\u0022; calc(); \\u{22} \\\\u0022 \\u000a',
  '$key ${"$"}{key} #{key} {{ key }} %s %{key}',
  '',
];
