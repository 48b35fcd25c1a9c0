// Shows how the services are, every few seconds while somebody looks. Text is set as text, never as markup.
const verdict = document.getElementById('verdict');
const services = document.getElementById('services');
const models = document.getElementById('models');

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function card(service) {
  const item = document.createElement('li');
  item.append(
    element('strong', service.name, service.ready ? 'up' : 'down'),
    element('span', (service.ready ? 'ready' : 'not ready') + (service.version ? ' · ' + service.version : '')));
  return item;
}

function row(model) {
  const made = document.createElement('tr');
  made.append(element('td', model.model), element('td', model.alias), element('td', model.version));
  return made;
}

function say(text, className) {
  verdict.textContent = text;
  verdict.className = className;
}

function show(status) {
  const waiting = status.services.filter(service => !service.ready).map(service => service.name);
  say(waiting.length ? 'Not ready: ' + waiting.join(', ') : 'Everything is ready', waiting.length ? 'bad' : 'good');
  services.replaceChildren(...status.services.map(card));
  models.replaceChildren(...status.models.map(row));
  document.getElementById('live').hidden = status.models.length === 0;
}

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch('/api/v1/status');
      if (!answer.ok) throw new Error(answer.status);
      show(await answer.json());
    } catch (silent) {
      say('The gateway does not answer', 'bad');
    }
  }
  setTimeout(look, 5000);
}

look();
