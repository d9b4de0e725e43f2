/** What a node is made of: null leaves an attribute or a child out, true sets an attribute without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;
export type Child = Node | string | null;

/** Builds an HTML element. Text becomes a text node, so nothing in a paste can become markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), attributes, children);
}

/** Builds an SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

/** A button with words on it. */
export function button(
  label: string,
  kind: 'primary' | 'secondary' | 'link',
  onPress: () => void,
): HTMLButtonElement {
  const element = h('button', { type: 'button', class: `button ${kind}` }, label);
  element.addEventListener('click', onPress);
  return element;
}

/** A part of the panel with its heading. */
export function section(name: string, heading: string, ...children: readonly Child[]): HTMLElement {
  const id = `${name}-heading`;
  return h('section', { class: name, 'aria-labelledby': id }, h('h2', { id }, heading), ...children);
}

function fill<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}
