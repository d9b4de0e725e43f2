import { format, type Options } from 'prettier';
import ts from 'typescript';

/** Narrower than the rest of the repository, since snippets are read in a panel. */
export const templateStyle: Options = { singleQuote: true, printWidth: 90 };

/**
 * The JavaScript of a TypeScript template: its types are left out and everything else, comments included, stays. TypeScript
 * itself drops the blank lines, so the text is cut by hand along its syntax tree.
 */
export async function javascriptOf(fileName: string, text: string): Promise<string> {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2022, true);
  const cuts: Cut[] = [];
  collectCuts(source, source, cuts);
  let result = text;
  for (const { start, end } of cuts.sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + result.slice(end);
  }
  return format(
    result.replace(/(region snippet\n|\n)\n{2,}/g, '$1\n').replace('region snippet\n\n', 'region snippet\n'),
    {
      ...templateStyle,
      parser: 'babel',
    },
  );
}

interface Cut {
  readonly start: number;
  readonly end: number;
}

function collectCuts(node: ts.Node, source: ts.SourceFile, cuts: Cut[]): void {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    // With its doc comment, which describes the type.
    cuts.push({ start: docStart(node, source), end: node.getEnd() });
    return;
  }
  if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) {
    cuts.push({ start: node.getStart(), end: node.getEnd() });
    return;
  }
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node)) {
    cuts.push({ start: node.expression.getEnd(), end: node.getEnd() });
  } else if (ts.isParameter(node) || ts.isVariableDeclaration(node)) {
    if (node.type) cuts.push({ start: node.name.getEnd(), end: node.type.getEnd() });
    else if (ts.isParameter(node) && node.questionToken)
      cuts.push({ start: node.name.getEnd(), end: node.questionToken.getEnd() });
  } else if (ts.isFunctionLike(node)) {
    const { typeParameters, type } = node;
    if (typeParameters) cuts.push({ start: typeParameters.pos - 1, end: typeParameters.end + 1 });
    const colon = node.getChildren(source).find((child) => child.kind === ts.SyntaxKind.ColonToken);
    if (type && colon) cuts.push({ start: colon.getStart(), end: type.getEnd() });
  } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.typeArguments) {
    cuts.push({ start: node.typeArguments.pos - 1, end: node.typeArguments.end + 1 });
  }
  ts.forEachChild(node, (child) => {
    if (
      (!ts.isTypeNode(child) && !ts.isTypeParameterDeclaration(child)) ||
      ts.isExpressionWithTypeArguments(child)
    )
      collectCuts(child, source, cuts);
  });
}

function docStart(node: ts.Node, source: ts.SourceFile): number {
  const docs = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [];
  return docs.find((range) => source.text.startsWith('/**', range.pos))?.pos ?? node.getStart();
}
