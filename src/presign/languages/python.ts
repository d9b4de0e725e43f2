import type { Bindings, Meaning, Origin } from '../bindings.js';
import { partsOf, textOf, type SyntaxNode } from '../syntax.js';
import type { Language } from './language.js';

const scopeTypes = [
  'function_definition',
  'lambda',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
];

const opaque: Meaning = { kind: 'opaque' };

/** Python 3. A block is no scope there: functions, classes and comprehensions are. */
export const python: Language = {
  numberType: ['integer', 'float'],
  binaryType: 'binary_operator',
  unaryType: 'unary_operator',
  wrapperTypes: ['parenthesized_expression', 'await'],
  nameTypes: ['identifier'],
  selfNames: ['self', 'cls'],
  visitedTypes: [
    ...scopeTypes,
    'class_definition',
    'import_statement',
    'import_from_statement',
    'assignment',
    'augmented_assignment',
    'named_expression',
    'parameters',
    'lambda_parameters',
    'for_statement',
    'for_in_clause',
    'as_pattern',
    'global_statement',
    'nonlocal_statement',
    'call',
  ],
  visit,
  memberOf(node) {
    if (node.type !== 'attribute') return undefined;
    const object = node.childForFieldName('object');
    const property = node.childForFieldName('attribute');
    return object && property ? { object, property } : undefined;
  },
  callOf(node) {
    if (node.type !== 'call') return undefined;
    const callee = node.childForFieldName('function');
    const argumentList = node.childForFieldName('arguments');
    if (callee && argumentList?.type === 'argument_list')
      return { callee, argumentList, isConstruction: false };
    return undefined;
  },
  entriesOf(node, text) {
    if (node.type !== 'dictionary' && node.type !== 'argument_list') return undefined;
    const parts = partsOf(node);
    const list = parts.flatMap((part) => {
      const key = part.childForFieldName(part.type === 'pair' ? 'key' : 'name');
      const value = part.childForFieldName('value');
      if (!['pair', 'keyword_argument'].includes(part.type) || !key || !value) return [];
      return [{ key: python.stringOf(key, text) ?? textOf(key, text), node: part, value }];
    });
    return { container: node, list, isOpen: parts.some(isSpread) };
  },
  isSpread,
  stringOf(node, text) {
    if (node.type !== 'string') return undefined;
    const parts = partsOf(node);
    if (parts.some((part) => part.type === 'interpolation')) return undefined;
    return parts
      .filter((part) => part.type === 'string_content')
      .map((part) => textOf(part, text))
      .join('');
  },
  namedNumberTypes: [
    'assignment',
    'keyword_argument',
    'pair',
    'default_parameter',
    'typed_default_parameter',
    'comparison_operator',
  ],
  namedNumberOf(node, text) {
    if (node.type === 'comparison_operator') {
      const [left, right] = partsOf(node);
      const operator = left && right ? text.slice(left.endIndex, right.startIndex).trim() : '';
      if (!left || !right || !['<', '<=', '>', '>='].includes(operator)) return undefined;
      const [measured, limit] = isName(left) ? [left, right] : [right, left];
      return { name: lastName(measured, text), node: limit, isCompared: true };
    }
    const name = ['left', 'name', 'key']
      .map((field) => node.childForFieldName(field))
      .find((found) => found !== null);
    const value = node.childForFieldName(node.type === 'assignment' ? 'right' : 'value');
    return name && value ? { name: lastName(name, text), node: value, isCompared: false } : undefined;
  },
};

function visit(node: SyntaxNode, text: string, bindings: Bindings): void {
  switch (node.type) {
    case 'class_definition': {
      declareTarget(node.childForFieldName('name'), text, bindings, opaque);
      bindings.enterScope(node, true);
      return;
    }
    case 'function_definition':
      declareTarget(node.childForFieldName('name'), text, bindings, opaque);
      bindings.enterScope(node);
      return;
    case 'import_statement':
    case 'import_from_statement':
      visitImport(node, text, bindings);
      return;
    case 'assignment':
    case 'named_expression': {
      const value = node.childForFieldName(node.type === 'assignment' ? 'right' : 'value');
      const target = node.childForFieldName(node.type === 'assignment' ? 'left' : 'name');
      // An annotation alone (`ttl: int`) gives no value.
      if (value) declareTarget(target, text, bindings, { kind: 'value', node: value });
      return;
    }
    case 'augmented_assignment':
      declareTarget(node.childForFieldName('left'), text, bindings, opaque);
      return;
    case 'for_statement':
    case 'for_in_clause':
      declareTarget(node.childForFieldName('left'), text, bindings, opaque);
      return;
    case 'as_pattern': {
      const value = partsOf(node)[0];
      const target = node.childForFieldName('alias');
      if (value && target) declareTarget(partsOf(target)[0], text, bindings, { kind: 'value', node: value });
      return;
    }
    case 'parameters':
    case 'lambda_parameters':
      for (const parameter of partsOf(node)) {
        const name =
          parameter.childForFieldName('name') ??
          (parameter.type === 'identifier' ? parameter : partsOf(parameter)[0]);
        declareTarget(name, text, bindings, opaque);
      }
      return;
    case 'global_statement':
    case 'nonlocal_statement':
      // The function gives the outer name another value, when it runs.
      for (const name of partsOf(node)) bindings.assign(textOf(name, text), 0);
      return;
    default:
      if (scopeTypes.includes(node.type)) bindings.enterScope(node);
  }
}

function visitImport(node: SyntaxNode, text: string, bindings: Bindings): void {
  const moduleName = node.childForFieldName('module_name');
  for (const part of partsOf(node)) {
    if (part.startIndex === moduleName?.startIndex) continue;
    const name = part.type === 'aliased_import' ? part.childForFieldName('name') : part;
    const alias = part.childForFieldName('alias');
    if (name?.type !== 'dotted_name') continue;
    const path = textOf(name, text).split('.');
    if (moduleName) {
      const origin = { module: textOf(moduleName, text), path };
      declareTarget(alias ?? name, text, bindings, { kind: 'import', origin });
      continue;
    }
    const [outer = '', ...inner] = path;
    // `import a.b` binds `a`, `import a.b as c` binds the inner module.
    const origin: Origin = { module: outer, path: alias ? inner : [] };
    declareTarget(alias ?? partsOf(name)[0], text, bindings, { kind: 'import', origin });
  }
}

function declareTarget(
  target: SyntaxNode | null | undefined,
  text: string,
  bindings: Bindings,
  meaning: Meaning,
): void {
  if (!target) return;
  const name = textOf(target, text);
  switch (target.type) {
    case 'identifier':
    case 'dotted_name':
      if (meaning.kind === 'value' && bindings.isInClassBody(target.startIndex)) {
        bindings.declareMember(`self.${name}`, target.startIndex, meaning);
        return;
      }
      bindings.declare(name, target.startIndex, meaning);
      return;
    case 'attribute':
      if (name.startsWith('self.')) bindings.declareMember(name, target.startIndex, meaning);
      return;
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
      for (const part of partsOf(target)) {
        if (part.type === 'identifier') bindings.declare(textOf(part, text), part.startIndex, opaque);
      }
      return;
    default:
      return;
  }
}

function isSpread(node: SyntaxNode): boolean {
  return ['list_splat', 'dictionary_splat', 'parenthesized_list_splat'].includes(node.type);
}

function isName(node: SyntaxNode): boolean {
  return node.type === 'identifier' || node.type === 'attribute';
}

function lastName(node: SyntaxNode, text: string): string {
  const property = node.childForFieldName('attribute') ?? node;
  return python.stringOf(property, text) ?? textOf(property, text);
}
