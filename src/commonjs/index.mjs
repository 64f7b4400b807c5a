// The same objects as require('gojdk') answers: one copy of the code, however the package is loaded. By require, since to import a CommonJS file Node reads it twice: first for the names that it exports.
import { createRequire } from 'node:module';

const api = createRequire(import.meta.url)('./index.cjs');

export const { BlockedError, createVM, ExitError, JavaError, JavaObject, VM } = api;
