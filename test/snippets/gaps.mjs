/**
 * Why there is no template where a reader may look for one: task → language → reason, which the published table shows.
 * A reason for a cell that has a template fails the tests.
 */
export const gaps = {};
