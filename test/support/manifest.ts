import { readFileSync } from 'node:fs';

export interface Setting {
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

/** The parts of package.json that tests look at. */
export interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly engines: { readonly vscode: string; readonly node: string };
  readonly activationEvents?: readonly string[];
  readonly capabilities?: Record<string, unknown>;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly contributes?: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category?: string;
    }[];
    readonly configuration?: { readonly properties: Readonly<Record<string, Setting>> };
    readonly menus?: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly snippets?: readonly { readonly language: string; readonly path: string }[];
  };
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
}
