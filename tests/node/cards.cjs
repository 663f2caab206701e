// Reads {"expand": [{template, data}], "validate": [card]} from stdin and answers with what the reference implementations make of them:
// {"expand": [{value} | {error}], "validate": [[problem]]}.
const { Template } = require('adaptivecards-templating');
const cards = require('adaptivecards/dist/adaptivecards.js');

function expand({ template, data }) {
  try {
    return { value: new Template(template).expand({ $root: data }) };
  } catch (fault) {
    return { error: String(fault.message) };
  }
}

function validate(json) {
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  // Its pattern is a global regular expression that remembers where it stopped: without this every second card loses its language.
  cards.CardElement.langProperty.regEx.lastIndex = 0;
  const card = new cards.AdaptiveCard();
  card.hostConfig = new cards.HostConfig({ actions: { maxActions: 6 } });
  card.parse(json, context);
  const problems = [];
  for (let i = 0; i < context.eventCount; i++)
    problems.push(context.getEventAt(i).message);
  problems.push(...card.validateProperties().validationEvents.map((event) => event.message));
  const count = (json.actions ?? []).length;
  if (card.getActionCount() !== count)
    problems.push(`${card.getActionCount()} of ${count} actions were understood`);
  return problems;
}

const chunks = [];
process.stdin.on('data', (chunk) => chunks.push(chunk));
process.stdin.on('end', () => {
  const input = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  process.stdout.write(JSON.stringify({ expand: input.expand.map(expand), validate: input.validate.map(validate) }));
});
