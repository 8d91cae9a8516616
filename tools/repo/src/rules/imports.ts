import { parseSync, Visitor } from 'oxc-parser';

/** One thing a file asks for from elsewhere. */
export interface Import {
  /** As written; `null` when it is computed and so cannot be judged by reading. */
  readonly specifier: string | null;
  /** Gone when the program runs. */
  readonly typeOnly: boolean;
}

/**
 * Every import of a TypeScript or JavaScript file, in whatever form: static, re-export, dynamic,
 * `require`, and types asked for in place.
 *
 * @throws when the file cannot be parsed: a file nobody can read cannot be said to keep a rule
 */
export function importsOf(file: string, source: string): Import[] {
  const { program, errors } = parseSync(file, source);
  const [first] = errors;
  if (first !== undefined) throw new Error(`${file} cannot be parsed: ${first.message}`);
  const found: Import[] = [];
  const add = (specifier: string | null, typeOnly: boolean) => found.push({ specifier, typeOnly });
  new Visitor({
    ImportDeclaration: ({ source, importKind, specifiers }) =>
      add(source.value, importKind === 'type' || allTypes(specifiers)),
    ExportNamedDeclaration: ({ source, exportKind }) => {
      if (source !== null) add(source.value, exportKind === 'type');
    },
    ExportAllDeclaration: ({ source, exportKind }) => add(source.value, exportKind === 'type'),
    ImportExpression: ({ source }) => add(literal(source), false),
    TSImportType: ({ source }) => add(source.value, true),
    CallExpression: ({ callee, arguments: [first] }) => {
      // A computed one is a function of the file's own: there is no `require` in an ES module.
      const name = literal(first);
      const required = callee.type === 'Identifier' && callee.name === 'require';
      if (required && name !== null) add(name, false);
    },
  }).visit(program);
  return found;
}

function allTypes(specifiers: readonly { type: string }[]): boolean {
  return (
    specifiers.length > 0 &&
    specifiers.every((each) => 'importKind' in each && each.importKind === 'type')
  );
}

function literal(node: { type: string } | undefined): string | null {
  return node?.type === 'Literal' && 'value' in node && typeof node.value === 'string'
    ? node.value
    : null;
}
