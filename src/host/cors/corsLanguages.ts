/** The languages that CORS rules are written in, by VS Code's ids. */
export const corsLanguages: readonly string[] = [
  'json',
  'jsonc',
  'xml',
  'yaml',
  'terraform',
  'hcl',
  'opentofu',
  'typescript',
  'javascript',
  'typescriptreact',
  'javascriptreact',
  'python',
];

const longestText = 1_000_000;
const words =
  /allowed_?origins?\b|CORSConfiguration|CORSRules?\b|CorsRules?\b|cors_rules?\b|"responseHeader"|"ExposeHeaders"/i;

/** Cheap enough for every document: only what passes is worth loading the readers for. */
export function mayHoldCorsRules(text: string, languageId: string): boolean {
  return corsLanguages.includes(languageId) && text.length <= longestText && words.test(text);
}

/** Is the text surely meant as a bucket's rules, so that what can't be read of it is a mistake in it? */
export function isMeantAsRules(text: string): boolean {
  return (
    /<CORSConfiguration\b|"CORSRules"\s*:/.test(text) ||
    (text.includes('"AllowedMethods"') && text.includes('"AllowedOrigins"'))
  );
}
