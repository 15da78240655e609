/**
 * What one source file refers to: the modules it imports in any way, and the global names it uses. Read from the syntax
 * tree that Vite's parser makes, so comments, strings and property names are not mistaken for references.
 */
import { dirname, join, normalize } from "node:path/posix";
import { parseSync } from "vite";

/** `path` is relative to the project and uses `/`, like `src/model/units.ts`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface References {
  /** Files in the project, as paths like `SourceFile.path`. */
  readonly files: readonly string[];
  /** Packages by name; Node's own begin with `node:`. */
  readonly packages: readonly string[];
  /** Names used without being declared in the file, `Math.random` among them. */
  readonly globals: readonly string[];
  /** Strings, and templates without holes. */
  readonly strings: readonly string[];
  /** Imports whose target only shows at run time, as written. */
  readonly unreadable: readonly string[];
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const known = new WeakMap<SourceFile, References>();

export function readReferences(file: SourceFile): References {
  const references = known.get(file) ?? collectReferences(file);
  known.set(file, references);
  return references;
}

function collectReferences(file: SourceFile): References {
  const { program, errors } = parseSync(file.path, file.text);
  if (errors.length > 0) throw new Error(`${file.path} cannot be parsed: ${errors[0]?.message}`);
  const tree = program as unknown as Node;

  const specifiers: string[] = [];
  const strings = new Set<string>();
  const unreadable: string[] = [];
  const globals = new Set<string>();

  function reference(target: unknown, base = ""): void {
    if (!isNode(target)) return;
    const text = literalText(target);
    if (text !== undefined) specifiers.push(isFile(text) ? text : base + text);
    else unreadable.push(file.text.slice(Number(target["start"]), Number(target["end"])));
  }

  function visit(node: Node, parent: Node | null, key: string, scopes: readonly ReadonlySet<string>[]): void {
    const isDeclared = (name: string) => scopes.some((scope) => scope.has(name));
    const text = literalText(node);
    if (text !== undefined) strings.add(text);
    if (isNode(node["source"])) reference(node["source"]);
    if (node.type === "TSExternalModuleReference") reference(node["expression"]);
    if (isUrlOfThisModule(node)) reference(asNodes(node["arguments"])[0], "./");
    if (isGlobImport(node)) unreadable.push("import.meta.glob");
    if (node.type === "Identifier" && !isMereName(parent, key)) {
      const name = String(node["name"]);
      // Math handed on as a whole could end as Math.random.
      const isRandom = name === "Math" && (key !== "object" || memberName(parent) === "random");
      if (!isDeclared(name)) globals.add(isRandom ? "Math.random" : name);
    }
    const inner = isFunction(node) || node.type === "Program" ? [...scopes, namesDeclaredIn(node)] : scopes;
    for (const [childKey, child] of children(node)) visit(child, node, childKey, inner);
  }

  visit(tree, null, "", []);
  return {
    files: unique(specifiers.filter(isFile).map((specifier) => resolve(file.path, specifier))),
    packages: unique(specifiers.filter((specifier) => !isFile(specifier)).map(packageName)),
    globals: [...globals],
    strings: [...strings],
    unreadable,
  };
}

function isFile(specifier: string): boolean {
  return specifier.startsWith(".") || specifier.startsWith("/");
}

function resolve(from: string, specifier: string): string {
  const path = specifier.replace(/[?#].*$/, "");
  return path.startsWith("/") ? path.slice(1) : normalize(join(dirname(from), path));
}

function packageName(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("node:") ? specifier : parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

function asNodes(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function children(node: Node): [key: string, child: Node][] {
  return Object.entries(node).flatMap(([key, value]) =>
    (isNode(value) ? [value] : asNodes(value)).map((child): [string, Node] => [key, child]),
  );
}

/** The text of a string, or of a template without holes. */
function literalText(node: Node): string | undefined {
  if (node.type === "Literal" && typeof node["value"] === "string") return node["value"];
  if (node.type === "TSLiteralType" && isNode(node["literal"])) return literalText(node["literal"]);
  const [quasi, ...more] = asNodes(node["quasis"]);
  if (node.type !== "TemplateLiteral" || !quasi || more.length > 0) return undefined;
  return (quasi["value"] as { cooked: string }).cooked;
}

function memberName(node: Node | null): string | undefined {
  const property = node?.["property"];
  if (!isNode(property)) return undefined;
  return node?.["computed"] ? literalText(property) : String(property["name"]);
}

function isImportMeta(node: unknown, name: string): boolean {
  return isNode(node) && isNode(node["object"]) && node["object"].type === "MetaProperty" && memberName(node) === name;
}

/** `new URL(x, import.meta.url)`, which Vite follows like an import. */
function isUrlOfThisModule(node: Node): boolean {
  const callee = node["callee"];
  if (node.type !== "NewExpression" || !isNode(callee) || callee["name"] !== "URL") return false;
  return isImportMeta(asNodes(node["arguments"])[1], "url");
}

function isGlobImport(node: Node): boolean {
  return node.type === "CallExpression" && isImportMeta(node["callee"], "glob");
}

/** Whether an identifier at this place is a name of something inside its parent and refers to no variable. */
function isMereName(parent: Node | null, key: string): boolean {
  switch (key) {
    case "property":
    case "key":
      return !parent?.["computed"];
    case "right":
      return parent?.type === "TSQualifiedName";
    case "label":
    case "imported":
    case "exported":
    case "meta":
    case "qualifier":
    case "local":
      return true;
    default:
      return false;
  }
}

function isFunction(node: Node): boolean {
  return /Function|TSMethodSignature|TSConstructorType|TSCallSignature|TSConstructSignature/.test(node.type);
}

/** Names that `scope`, a function or the program, declares: parameters, variables, functions, types and imports. */
function namesDeclaredIn(scope: Node): Set<string> {
  const names = new Set<string>();

  function bind(pattern: unknown): void {
    if (!isNode(pattern)) return;
    if (pattern.type === "Identifier") names.add(String(pattern["name"]));
    else if (pattern.type === "Property") bind(pattern["value"]);
    else for (const key of ["left", "argument", "parameter"]) bind(pattern[key]);
    for (const key of ["elements", "properties"]) for (const part of asNodes(pattern[key])) bind(part);
  }

  function collect(node: Node): void {
    const isDeclaration = /Declaration|Declarator|ImportSpecifier|ImportDefault|ImportNamespace|TSTypeParameter/;
    if (isDeclaration.test(node.type)) for (const key of ["id", "local", "name"]) bind(node[key]);
    if (node.type === "CatchClause") bind(node["param"]);
    if (node.type === "TSMappedType") bind(node["key"]);
    if (node.type === "TSIndexSignature") for (const param of asNodes(node["parameters"])) bind(param);
    if (node !== scope && isFunction(node)) return;
    for (const [, child] of children(node)) collect(child);
  }

  bind(scope["id"]);
  for (const param of asNodes(scope["params"])) bind(param);
  collect(scope);
  return names;
}
