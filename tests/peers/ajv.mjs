// Reads {schemas: {NAME: schema}, payloads: [[NAME, payload], ...]} and writes one verdict a payload.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.argv[2] + "/");
const Ajv = require("ajv/dist/2020").default;
const { schemas, payloads } = JSON.parse(readFileSync(0, "utf-8"));
// A condition requires members that its parent defines, which strictRequired does not see.
const ajv = new Ajv({ strict: true, strictRequired: false, unicodeRegExp: true });
const accepts = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
process.stdout.write(JSON.stringify(payloads.map(([name, payload]) => accepts[name](payload))));
