// The same objects as require('gojdk') answers: one copy of the code, however the package is loaded.
import api from './index.cjs';

export const { BlockedError, createVM, ExitError, JavaError, JavaObject, VM } = api;
