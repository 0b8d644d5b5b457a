// Combines the filters of the outcomes. Without it every single filter is a page of its own; with it the lists of links
// become choices, what is chosen lives in the address, and the rows come from the pages of the list of all.
(() => {
  const place = document.querySelector('.finding'), results = document.querySelector('.results');
  if (!place || !results) return;
  const words = place.dataset, language = document.documentElement.lang;
  const all = new URL(words.list, location.href), here = location.pathname === all.pathname;
  const SHOWN = 25, fields = new Map(), original = [...results.childNodes], title = document.title, remembered = new Map();
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (tag, values = {}, ...inside) => { const e = Object.assign(document.createElement(tag), values); e.append(...inside); return e; };
  const fetched = (address, read) => {
    const key = String(address);
    if (!remembered.has(key)) {
      remembered.set(key, fetch(key, { cache: 'no-cache' }).then(answer => { if (!answer.ok) throw new Error(key); return answer[read](); }));
      remembered.get(key).catch(() => remembered.delete(key));
    }
    return remembered.get(key);
  };
  const page = async address => {
    const html = await fetched(address, 'text');
    return new DOMParser().parseFromString(html, 'text/html');
  };

  // The choices, made of the links: the last part of a link's address is the id, the first link is for all.
  const options = list => [...list.querySelectorAll('a')].map((a, n) => {
    const id = n ? a.getAttribute('href').split('/').filter(Boolean).pop() : '';
    return new Option(a.firstChild.data.trim(), id, false, a.hasAttribute('aria-current'));
  });
  const form = make('form', { className: 'finder', hidden: true });
  form.setAttribute('aria-labelledby', 'finder');
  const links = place.querySelector('nav');
  for (const list of links.querySelectorAll('[data-filter]')) {
    const select = make('select', { name: list.dataset.filter }), choices = options(list);
    select.append(...(choices.length ? choices : [new Option(list.querySelector('b').textContent, '')]));
    select.disabled = !choices.length;
    fields.set(select.name, select);
    form.append(make('label', {}, make('span', {}, list.querySelector('span').textContent), select));
  }
  const area = fields.get('area');

  const chosen = () => new Map([...fields].filter(([, select]) => select.value).map(([name, select]) => [name, select.value]));
  const address = (wanted, number = 1) => {
    const query = new URLSearchParams([...wanted]);
    if (number > 1) query.set('page', number);
    const url = new URL(all);
    url.search = query;
    return url;
  };

  /** Areas of the division that is chosen, by their names on its own page. */
  const narrow = async value => {
    const division = fields.get('division')?.value;
    if (!area) return;
    if (!division) area.replaceChildren(new Option(words.first, ''));
    else if (area.dataset.of !== division) {
      const list = (await page(new URL(`${division}/`, all))).querySelector('[data-filter=area]');
      area.replaceChildren(...(list ? options(list) : []));
    }
    area.dataset.of = division;
    area.disabled = area.options.length < 2;
    area.value = value;
    if (area.selectedIndex < 0) area.selectedIndex = 0;
  };

  /** Puts what an address says into the choices; what no choice has is left out. */
  const read = async query => {
    for (const [name, select] of fields) if (name !== 'area') {
      select.value = query.get(name) ?? '';
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    }
    await narrow(query.get('area') ?? '');
    return Math.max(1, Number.parseInt(query.get('page'), 10) || 1);
  };

  const LETTERS = 93, digit = code => code - 32 - (code > 34) - (code > 92);
  /** Which rows of the list of all fit, from 0. */
  const fitting = ({ total, columns }, wanted) => {
    const tests = columns.filter(c => c.filters.some(f => wanted.has(f))).map(({ filters, values, codes }) => ({
      fits: values.map(v => filters.every(f => !wanted.has(f) || v[f].includes(wanted.get(f)))), codes, width: codes.length / total,
    }));
    const fits = row => tests.every(({ fits, codes, width }) => {
      let value = 0;
      for (let at = row * width; at < (row + 1) * width; at++) value = value * LETTERS + digit(codes.charCodeAt(at));
      return fits[value];
    });
    return [...Array(total).keys()].filter(fits);
  };

  /** Copies of rows of the list of all, with addresses that hold on this page. */
  const rows = async (numbers, size) => {
    const of = row => Math.floor(row / size) + 1, pages = new Map();
    const at = number => new URL(number > 1 ? `page/${number}/` : '', all);
    await Promise.all([...new Set(numbers.map(of))].map(async number => pages.set(number, await page(at(number)))));
    return numbers.map(row => {
      const item = document.importNode(pages.get(of(row)).querySelectorAll('.results > .list > li')[row % size], true);
      for (const a of item.querySelectorAll('[href]')) a.href = new URL(a.getAttribute('href'), at(of(row)));
      return item;
    });
  };

  const plural = new Intl.PluralRules(language), number = new Intl.NumberFormat(language);
  const counted = n => {
    const examples = JSON.parse(words.counts), kind = plural.select(n);
    const [, text] = examples.find(([m]) => m === n) ?? examples.find(([m]) => m && plural.select(m) === kind) ?? examples.at(-1);
    return fill(text, { n: number.format(n) });
  };

  const status = make('p', { className: 'status', tabIndex: -1 });
  status.setAttribute('role', 'status');
  const chips = wanted => {
    const list = make('ul', { className: 'chips' });
    for (const [name, select] of fields) if (wanted.has(name)) {
      const text = `${select.labels[0].firstChild.textContent}: ${select.selectedOptions[0].text}`;
      const rest = new Map([...wanted].filter(([other]) => other !== name && !(name === 'division' && other === 'area')));
      const link = make('a', { href: address(rest), textContent: text });
      link.setAttribute('aria-label', fill(words.remove, { filter: text }));
      list.append(make('li', {}, link));
    }
    list.append(make('li', {}, make('a', { href: all, className: 'clear', textContent: words.clear })));
    return list;
  };
  const pager = (wanted, current, count) => {
    const list = make('ul'), nav = make('nav', { className: 'pager' }, make('p', {}, fill(words.page, { page: current, pages: count })), list);
    nav.setAttribute('aria-label', words.pager);
    const link = (text, rel, to) => list.append(make('li', {}, make('a', { href: address(wanted, to), rel, textContent: text })));
    if (current > 1) link(words.previous, 'prev', current - 1);
    if (current < count) link(words.next, 'next', current + 1);
    return nav;
  };

  let turn = 0;
  /** Shows what is chosen. A later choice overtakes an earlier one that is still being fetched. */
  const show = async current => {
    const mine = ++turn, wanted = chosen();
    for (const a of document.querySelectorAll('.langs a')) a.search = location.search;
    document.title = wanted.size ? `${[...wanted.keys()].map(name => fields.get(name).selectedOptions[0].text).join(', ')} – ${title}` : title;
    results.setAttribute('aria-busy', true);
    try {
      const index = await fetched(new URL(words.index, start), 'json'), found = fitting(index, wanted);
      const count = Math.max(1, Math.ceil(found.length / SHOWN)), now = Math.min(current, count);
      const items = wanted.size ? await rows(found.slice((now - 1) * SHOWN, now * SHOWN), index.rows) : [];
      if (mine !== turn) return;
      const content = !wanted.size ? original : [chips(wanted), items.length ? make('ul', { className: 'list' }, ...items) : make('p', { className: 'absent', textContent: words.empty })];
      if (count > 1 && wanted.size) content.push(pager(wanted, now, count));
      results.replaceChildren(status, ...content);
      results.classList.toggle('found', wanted.size > 0);
      status.textContent = counted(found.length);
      figures(index, wanted);
    } catch {
      if (mine !== turn) return;
      results.replaceChildren(status, ...original);
      status.textContent = words.failed;
    }
    results.removeAttribute('aria-busy');
  };
  /** The figures above count what fits the other filters, and lead on from there. */
  const figures = (index, wanted) => {
    for (const a of document.querySelectorAll('.figures a')) {
      a.dataset.state ??= a.pathname.split('/').filter(Boolean).pop();
      const state = new Map([...fields.keys()].filter(f => f === 'state' || wanted.has(f)).map(f => [f, f === 'state' ? a.dataset.state : wanted.get(f)]));
      a.firstElementChild.textContent = number.format(fitting(index, state).length);
      a.href = state.size > 1 ? address(state) : new URL(`${a.dataset.state}/`, all);
    }
  };

  /** Goes to what is chosen: on this page where it is the list of all, else there. */
  const go = async (url, focus) => {
    if (!here) { sessionStorage.setItem('outcomes-focus', focus); location.assign(url); return; }
    history.pushState(null, '', url);
    await show(await read(new URLSearchParams(url.search)));
  };
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('change', async ({ target }) => {
    if (target.name === 'division' && area) area.value = '';
    await go(address(chosen()), target.name);
  });
  const inPlace = async event => {
    const link = event.target.closest('a');
    if (!link || link.pathname !== all.pathname || link.origin !== location.origin || !link.closest('.chips, .pager, .figures') || !here || results.classList.contains('found') < !link.closest('.figures')) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const list = [...results.querySelectorAll('.chips li')], at = list.indexOf(link.parentElement);
    await go(new URL(link.href), '');
    const next = at >= 0 && !link.classList.contains('clear') && (results.querySelectorAll('.chips a:not(.clear)')[at] ?? [...results.querySelectorAll('.chips a:not(.clear)')].pop());
    (next || status).focus();
  };
  results.addEventListener('click', inPlace);
  document.querySelector('.figures')?.addEventListener('click', inPlace);

  const start = location.href;
  form.style.minBlockSize = `${links.offsetHeight}px`;
  links.replaceWith(form);
  form.hidden = false;
  if (!here) return;
  addEventListener('popstate', async () => show(await read(new URLSearchParams(location.search))));
  results.prepend(status);
  (async () => {
    const now = await read(new URLSearchParams(location.search));
    if (chosen().size) await show(now);
    const focus = sessionStorage.getItem('outcomes-focus');
    sessionStorage.removeItem('outcomes-focus');
    if (focus) fields.get(focus)?.focus({ preventScroll: true });
  })();
})();
