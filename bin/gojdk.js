#!/usr/bin/env node
import '../dist/gojdk.js';
