// The page of a site that carries Microsoft's Web Chat and knows nothing but the address of our service.
'use strict';
(async () => {
  const service = document.documentElement.dataset.service;
  const generated = await fetch(`${service}/tokens/generate`, { method: 'POST' });
  const { token } = await generated.json();
  window.rejected = [];
  const store = window.WebChat.createStore({}, () => next => action => {
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_REJECTED') window.rejected.push(String(action.payload));
    return next(action);
  });
  const directLine = window.WebChat.createDirectLine({ domain: service, token });
  window.statuses = [];
  directLine.connectionStatus$.subscribe({ next: status => window.statuses.push(status) });
  const nonce = document.documentElement.dataset.nonce;
  window.WebChat.renderWebChat({ directLine, store, nonce, locale: 'en-GB' }, document.getElementById('chat'));
})();
