// Usage: node manifest.cjs <manifest.json>. Prints what Microsoft's own schema finds wrong, one fault a line, and ends with 1 then.
'use strict';
const fs = require('node:fs');
const { AppManifestUtils } = require('@microsoft/app-manifest');

AppManifestUtils.validateAgainstSchema(JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))).then(
  faults => {
    faults.forEach(fault => console.log(fault));
    process.exit(faults.length === 0 ? 0 : 1);
  },
  error => {
    console.error(error);
    process.exit(2);
  },
);
