import type { Bindings, Meaning, Origin } from '../bindings.js';
import type { Entry } from '../source.js';
import { partsOf, textOf, type SyntaxNode } from '../syntax.js';
import type { Language } from './language.js';

const scopeTypes = [
  'statement_block',
  'function_declaration',
  'function_expression',
  'generator_function',
  'generator_function_declaration',
  'arrow_function',
  'method_definition',
  'for_statement',
  'for_in_statement',
  'catch_clause',
  'switch_body',
];

const opaque: Meaning = { kind: 'opaque' };

/** JavaScript and TypeScript, with or without JSX: their grammars agree in what is asked here. */
export const javascript: Language = {
  numberType: ['number'],
  binaryType: 'binary_expression',
  unaryType: 'unary_expression',
  wrapperTypes: [
    'parenthesized_expression',
    'await_expression',
    'as_expression',
    'satisfies_expression',
    'non_null_expression',
  ],
  nameTypes: ['identifier', 'shorthand_property_identifier'],
  selfNames: ['this'],
  visitedTypes: [
    ...scopeTypes,
    'class_body',
    'class_declaration',
    'variable_declarator',
    'import_statement',
    'formal_parameters',
    'assignment_expression',
    'augmented_assignment_expression',
    'update_expression',
    'field_definition',
    'public_field_definition',
    'call_expression',
    'new_expression',
  ],
  visit,
  memberOf(node) {
    if (node.type !== 'member_expression') return undefined;
    const object = node.childForFieldName('object');
    const property = node.childForFieldName('property');
    return object && property ? { object, property } : undefined;
  },
  callOf(node) {
    const isConstruction = node.type === 'new_expression';
    if (!isConstruction && node.type !== 'call_expression') return undefined;
    const callee = node.childForFieldName(isConstruction ? 'constructor' : 'function');
    const argumentList = node.childForFieldName('arguments');
    if (callee && argumentList?.type === 'arguments') return { callee, argumentList, isConstruction };
    return undefined;
  },
  entriesOf(node, text) {
    if (node.type !== 'object') return undefined;
    const parts = partsOf(node);
    return {
      container: node,
      list: parts.map((part) => entryOf(part, text)).filter((entry) => entry !== undefined),
      isOpen: parts.some((part) => part.type === 'spread_element'),
    };
  },
  isSpread: (node) => node.type === 'spread_element',
  stringOf(node, text) {
    const isPlain =
      node.type === 'string' ||
      (node.type === 'template_string' && partsOf(node).every((part) => part.type === 'string_fragment'));
    return isPlain ? text.slice(node.startIndex + 1, node.endIndex - 1) : undefined;
  },
  namedNumberTypes: [
    'variable_declarator',
    'pair',
    'assignment_pattern',
    'required_parameter',
    'optional_parameter',
    'field_definition',
    'public_field_definition',
    'binary_expression',
  ],
  namedNumberOf(node, text) {
    if (node.type === 'binary_expression') {
      const left = node.childForFieldName('left');
      const right = node.childForFieldName('right');
      const operator = node.childForFieldName('operator')?.type ?? '';
      if (!left || !right || !['<', '<=', '>', '>='].includes(operator)) return undefined;
      const [measured, limit] = isName(left) ? [left, right] : [right, left];
      return { name: lastName(measured, text), node: limit, isCompared: true };
    }
    const value = node.childForFieldName(node.type === 'assignment_pattern' ? 'right' : 'value');
    const name = ['key', 'name', 'pattern', 'left', 'property']
      .map((field) => node.childForFieldName(field))
      .find((found) => found !== null);
    return name && value ? { name: lastName(name, text), node: value, isCompared: false } : undefined;
  },
};

function visit(node: SyntaxNode, text: string, bindings: Bindings): void {
  switch (node.type) {
    case 'class_body':
      bindings.enterScope(node, true);
      return;
    case 'class_declaration':
    case 'function_declaration':
    case 'generator_function_declaration':
      declareName(node.childForFieldName('name'), text, bindings, opaque);
      break;
    case 'variable_declarator':
      visitDeclarator(node, text, bindings);
      return;
    case 'import_statement':
      visitImport(node, text, bindings);
      return;
    case 'formal_parameters':
      for (const parameter of partsOf(node)) {
        declarePattern(parameter.childForFieldName('pattern') ?? parameter, text, bindings);
      }
      return;
    case 'field_definition':
    case 'public_field_definition': {
      const name = node.childForFieldName('property') ?? node.childForFieldName('name');
      const value = node.childForFieldName('value');
      if (name && value)
        bindings.declareMember(`this.${textOf(name, text)}`, node.startIndex, { kind: 'value', node: value });
      return;
    }
    case 'assignment_expression':
      visitAssignment(node, text, bindings);
      return;
    case 'augmented_assignment_expression':
    case 'update_expression': {
      const target = node.childForFieldName('left') ?? node.childForFieldName('argument');
      if (target?.type === 'identifier') bindings.assign(textOf(target, text), node.startIndex);
      return;
    }
    default:
      break;
  }
  if (!scopeTypes.includes(node.type)) return;
  bindings.enterScope(node);
  const names = [node.childForFieldName('parameter')];
  if (node.type === 'for_in_statement') names.push(node.childForFieldName('left'));
  for (const name of names) if (name) declarePattern(name, text, bindings);
}

function visitDeclarator(node: SyntaxNode, text: string, bindings: Bindings): void {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (!name) return;
  const module = value ? requiredModule(value, text) : undefined;
  if (name.type !== 'identifier') {
    declarePattern(name, text, bindings, module === undefined ? undefined : { module, path: [] });
    return;
  }
  if (module !== undefined)
    declareName(name, text, bindings, { kind: 'import', origin: { module, path: [] } });
  else declareName(name, text, bindings, value ? { kind: 'value', node: value } : opaque);
}

function visitAssignment(node: SyntaxNode, text: string, bindings: Bindings): void {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return;
  if (left.type === 'identifier') bindings.assign(textOf(left, text), node.startIndex);
  if (left.type === 'member_expression' && left.childForFieldName('object')?.type === 'this') {
    bindings.declareMember(textOf(left, text), node.startIndex, { kind: 'value', node: right });
  }
}

function visitImport(node: SyntaxNode, text: string, bindings: Bindings): void {
  const clause = partsOf(node)[0];
  const source = node.childForFieldName('source') ?? clause?.childForFieldName('source');
  if (!clause || !source) return;
  const module = javascript.stringOf(source, text);
  if (module === undefined) return;
  const declare = (name: SyntaxNode | null | undefined, ...path: string[]): void => {
    declareName(name, text, bindings, { kind: 'import', origin: { module, path } });
  };
  for (const part of partsOf(clause)) {
    if (part.type === 'identifier') declare(part);
    if (part.type === 'namespace_import') declare(partsOf(part)[0]);
    if (part.type !== 'named_imports') continue;
    for (const specifier of partsOf(part)) {
      const name = specifier.childForFieldName('name');
      if (!name) continue;
      const exported = javascript.stringOf(name, text) ?? textOf(name, text);
      // A default export is the module itself to its callers: `AWS.S3` reads the same either way.
      declare(specifier.childForFieldName('alias') ?? name, ...(exported === 'default' ? [] : [exported]));
    }
  }
}

/** The module of `require('…')` and `await import('…')`. */
function requiredModule(node: SyntaxNode, text: string): string | undefined {
  const call = node.type === 'await_expression' ? partsOf(node)[0] : node;
  if (call?.type !== 'call_expression') return undefined;
  const callee = call.childForFieldName('function');
  const argument = call.childForFieldName('arguments')?.namedChildren[0];
  if (!callee || !argument || !['require', 'import'].includes(textOf(callee, text))) return undefined;
  return javascript.stringOf(argument, text);
}

function declareName(
  name: SyntaxNode | null | undefined,
  text: string,
  bindings: Bindings,
  meaning: Meaning,
): void {
  if (name) bindings.declare(textOf(name, text), name.startIndex, meaning);
}

/** Declares every name of a pattern; those of `const { a, b: c } = require('…')` come from the module. */
function declarePattern(pattern: SyntaxNode, text: string, bindings: Bindings, module?: Origin): void {
  const pending = [{ node: pattern, origin: module }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, origin } = next;
    switch (node.type) {
      case 'identifier':
      case 'shorthand_property_identifier_pattern': {
        const name = textOf(node, text);
        const from = node.type === 'identifier' ? origin : origin && below(origin, name);
        declareName(node, text, bindings, from ? { kind: 'import', origin: from } : opaque);
        break;
      }
      case 'pair_pattern': {
        const key = node.childForFieldName('key');
        const value = node.childForFieldName('value');
        if (value)
          pending.push({ node: value, origin: origin && key ? below(origin, textOf(key, text)) : undefined });
        break;
      }
      case 'object_pattern':
        for (const part of partsOf(node)) pending.push({ node: part, origin });
        break;
      case 'array_pattern':
      case 'rest_pattern':
        for (const part of partsOf(node)) pending.push({ node: part, origin: undefined });
        break;
      case 'assignment_pattern':
      case 'object_assignment_pattern': {
        const left = node.childForFieldName('left');
        if (left) pending.push({ node: left, origin: undefined });
        break;
      }
      default:
        break;
    }
  }
}

function below(origin: Origin, name: string): Origin {
  return { module: origin.module, path: name === 'default' ? origin.path : [...origin.path, name] };
}

function entryOf(node: SyntaxNode, text: string): Entry | undefined {
  if (node.type === 'shorthand_property_identifier') return { key: textOf(node, text), node, value: node };
  const key = node.childForFieldName('key');
  const value = node.childForFieldName('value');
  if (node.type !== 'pair' || !key || !value) return undefined;
  return { key: javascript.stringOf(key, text) ?? textOf(key, text), node, value };
}

function isName(node: SyntaxNode): boolean {
  return node.type === 'identifier' || node.type === 'member_expression';
}

function lastName(node: SyntaxNode, text: string): string {
  const property = node.childForFieldName('property') ?? node;
  return javascript.stringOf(property, text) ?? textOf(property, text);
}
