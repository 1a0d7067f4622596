'use strict';

// Reads requests, one JSON object a line, and says of each what GitHub's own description has against it: {"line", "wrong": []}.
const fs = require('fs');
const path = require('path');
const modules = process.argv[2];
const Ajv = require(path.join(modules, 'ajv')).default;
const addFormats = require(path.join(modules, 'ajv-formats')).default;
const description = JSON.parse(fs.readFileSync(path.join(modules, '@octokit/openapi/generated/api.github.com.json'), 'utf8'));

const ajv = new Ajv({ strict: false, coerceTypes: false, allErrors: true, validateFormats: false });
addFormats(ajv);
ajv.addSchema(description, 'github');

const pointer = part => part.replaceAll('~', '~0').replaceAll('/', '~1');
const resolve = node => node.$ref ? node.$ref.slice(2).split('/').reduce((at, key) => at[key], description) : node;

const routes = Object.keys(description.paths).map(template => ({
  template,
  names: [...template.matchAll(/\{([^}]+)\}/g)].map(match => match[1]),
  form: new RegExp('^' + template.split(/\{[^}]+\}/).map(text => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')).join('([^/]+)') + '$'),
}));

// `/a/{b}/c` also fits `/a/{b}/{c}`: the template with more fixed text is meant.
const fitting = (name, method) => routes.filter(route => route.form.test(name) && description.paths[route.template][method])
  .sort((left, right) => left.names.length - right.names.length)[0];

function valueOf(text, schema) {
  const types = [].concat(schema.type ?? []);
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+$/.test(text)) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function judge({ method, target, headers, body }) {
  const wrong = [];
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const url = new URL(target, 'https://api.github.com');
  const route = fitting(url.pathname, method.toLowerCase());
  if (!route) return [`there is no ${method} ${url.pathname}`];
  const item = description.paths[route.template];
  const operation = item[method.toLowerCase()];
  if (operation.deprecated) wrong.push('it is deprecated');
  if (!/^\d{4}-\d\d-\d\d$/.test(lower['x-github-api-version'] ?? '')) wrong.push('no version of the API is asked for');
  if (lower.accept !== 'application/vnd.github+json') wrong.push('another media type is asked for');
  if (!lower['user-agent']) wrong.push('nobody says who asks');
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
  const given = { query: Object.fromEntries(url.searchParams), path: {} };
  route.form.exec(url.pathname).slice(1).forEach((text, at) => { given.path[route.names[at]] = decodeURIComponent(text); });
  for (const place of ['query', 'path']) {
    for (const name of Object.keys(given[place])) {
      const parameter = parameters.find(one => one.in === place && one.name === name);
      if (!parameter) wrong.push(`no ${place} parameter is called ${name}`);
      else if (!ajv.validate(resolve(parameter.schema), valueOf(given[place][name], resolve(parameter.schema)))) wrong.push(`${name}: ${ajv.errorsText()}`);
    }
  }

  for (const parameter of parameters) {
    if (parameter.required && (parameter.in === 'query' || parameter.in === 'path') && !(parameter.name in given[parameter.in])) wrong.push(`${parameter.name} is missing`);
  }

  const content = operation.requestBody?.content?.['application/json'];
  if (content && body) {
    const check = ajv.compile({ $ref: `github#/paths/${pointer(route.template)}/${method.toLowerCase()}/requestBody/content/application~1json/schema` });
    const value = JSON.parse(body);
    if (!check(value)) wrong.push(`body: ${ajv.errorsText(check.errors)}`);
    for (const name of Object.keys(value)) {
      if (content.schema.properties && !(name in content.schema.properties)) wrong.push(`body: nothing is called ${name}`);
    }
  } else if (body) {
    wrong.push('it takes no body');
  } else if (operation.requestBody?.required) {
    wrong.push('it wants a body');
  }

  return wrong;
}

const lines = fs.readFileSync(0, 'utf8').split('\n').filter(line => line.length > 0);
for (const line of lines) process.stdout.write(JSON.stringify({ wrong: judge(JSON.parse(line)) }) + '\n');
