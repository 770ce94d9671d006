/** `jose` is an ES module and we are CommonJS, so it is loaded when first needed; Node keeps it from then on. */
export const loadJose = () => import('jose');
