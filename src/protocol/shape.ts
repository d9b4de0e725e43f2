/** Decides whether a value that came over a wire has the form of `T`. */
export type Shape<T> = (value: unknown) => value is T;

export const isNull: Shape<null> = (value): value is null => value === null;
export const isString: Shape<string> = (value): value is string => typeof value === 'string';
export const isNumber: Shape<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value);
export const isBoolean: Shape<boolean> = (value): value is boolean => typeof value === 'boolean';

export function isNullOr<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value);
}

export function isOneOf<const T extends string | number>(...allowed: readonly T[]): Shape<T> {
  return (value): value is T => allowed.some((one) => one === value);
}

export function isArrayOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(shape);
}

export function isRecordOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    isObject(value) && Object.values(value).every(shape);
}

/** Own properties of these forms; more of them are no harm, so that a newer version's data can be read. */
export function hasShape<T extends object>(fields: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> {
  const checks = Object.entries<Shape<unknown>>(fields);
  return (value): value is T =>
    isObject(value) && checks.every(([name, shape]) => Object.hasOwn(value, name) && shape(value[name]));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
