// Renders /api/v1/openapi.json: operations by tag, with parameters, fields and examples. Text is set as text.
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function resolved(whole, part) {
  if (!part || !part.$ref) return part || {};
  return part.$ref.slice(2).split('/').reduce((at, step) => at && at[step.replaceAll('~1', '/')], whole) || {};
}

function typeOf(whole, schema, depth = 0) {
  const known = resolved(whole, schema);
  if (known.enum) return known.enum.map(value => JSON.stringify(value)).join(' | ');
  if (known.type === 'array') return '[' + typeOf(whole, known.items, depth) + ']';
  if (known.properties && depth < 3) {
    const inner = Object.entries(known.properties).map(([name, value]) =>
      '  '.repeat(depth + 1) + name + ((known.required || []).includes(name) ? '' : '?') + ': ' + typeOf(whole, value, depth + 1));
    return '{\n' + inner.join('\n') + '\n' + '  '.repeat(depth) + '}';
  }
  return [].concat(known.type || 'any').join(' | ') + (known.format ? ' (' + known.format + ')' : '');
}

function body(whole, title, content) {
  const parts = [];
  for (const [type, media] of Object.entries(content || {})) {
    parts.push(element('h3', title + ' · ' + type));
    if (media.schema) parts.push(element('pre', typeOf(whole, media.schema)));
    const example = media.example || Object.values(media.examples || {}).map(e => resolved(whole, e).value)[0];
    if (example) parts.push(element('h3', 'Example'), element('pre', JSON.stringify(example, null, 2)));
  }
  return parts;
}

function parameters(whole, operation) {
  if (!(operation.parameters || []).length) return [];
  const table = element('table');
  for (const raw of operation.parameters) {
    const parameter = resolved(whole, raw);
    const row = element('tr');
    row.append(
      element('td', parameter.name + (parameter.required ? '' : '?')),
      element('td', parameter.in),
      element('td', typeOf(whole, parameter.schema)),
      element('td', parameter.description || ''));
    table.append(row);
  }
  return [element('h3', 'Parameters'), table];
}

function rendered(whole, method, path, operation) {
  const made = element('details');
  const line = element('summary');
  line.append(element('code', method.toUpperCase(), 'method'), element('code', path), element('span', operation.summary || '', 'said'));
  const inside = element('div', '', 'inside');
  if (operation.description) inside.append(element('p', operation.description));
  inside.append(...parameters(whole, operation));
  inside.append(...body(whole, 'Body', resolved(whole, operation.requestBody).content));
  for (const [status, raw] of Object.entries(operation.responses || {})) {
    const answer = resolved(whole, raw);
    inside.append(element('h3', status + ' ' + (answer.description || '')), ...body(whole, 'Answer', answer.content));
  }
  made.append(line, inside);
  return made;
}

function show(whole) {
  const groups = new Map();
  for (const [path, item] of Object.entries(whole.paths).sort(([a], [b]) => a.localeCompare(b))) {
    const group = path.split('/')[3] || 'other';
    for (const method of METHODS.filter(name => item[name])) {
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push(rendered(whole, method, path, item[method]));
    }
  }
  document.getElementById('title').textContent = whole.info.title + ' API ' + whole.info.version;
  document.getElementById('description').textContent = whole.info.description || '';
  const operations = document.getElementById('operations');
  for (const [group, items] of groups) operations.append(element('h2', group), ...items);
  const errors = element('details');
  errors.append(element('summary', 'What an error looks like'));
  const inside = element('div', '', 'inside');
  inside.append(...body(whole, 'Problem', whole.components.responses.Problem.content));
  errors.append(inside);
  operations.append(element('h2', 'errors'), errors);
  const count = [...groups.values()].flat().length;
  const missing = whole['x-missing'];
  const verdict = document.getElementById('verdict');
  verdict.textContent = missing ? 'Without ' + missing.join(', ') : count + ' operations';
  verdict.className = missing ? 'bad' : 'good';
}

fetch('/api/v1/openapi.json')
  .then(answer => answer.json())
  .then(show)
  .catch(() => { document.getElementById('verdict').textContent = 'The document cannot be read'; });
