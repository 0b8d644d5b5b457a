// Combines the filters of the outcomes. Without it each filter leads to a page of its own; with it the lists of links
// become choices, what is chosen lives in the address, and the rows come from the pages of the list of all.
(() => {
  const place = document.querySelector('.finding'), results = document.querySelector('.results');
  if (!place) return;
  const words = place.dataset, all = new URL(words.list, location), here = location.pathname === all.pathname, indexAt = new URL(words.index, location);
  const SHOWN = 25, LETTERS = 93, original = [...results.childNodes], title = document.title;
  const plural = new Intl.PluralRules(document.documentElement.lang), number = new Intl.NumberFormat(document.documentElement.lang);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (tag, values, ...inside) => { const e = Object.assign(document.createElement(tag), values); e.append(...inside); return e; };
  const named = (e, name) => { e.setAttribute('aria-label', name); return e; };

  const remembered = new Map();
  const fetched = (url, read) => {
    if (!remembered.has(url.href)) {
      const answer = fetch(url, { cache: 'no-cache' }).then(async answer => { if (!answer.ok) throw new Error(url); return read(await answer.text()); });
      remembered.set(url.href, answer);
      answer.catch(() => remembered.delete(url.href));
    }
    return remembered.get(url.href);
  };
  const page = url => fetched(url, text => new DOMParser().parseFromString(text, 'text/html'));

  // Choices made of links: the last part of a link's address is the id, unless the link says it; the first link is for all.
  const options = list => [...list.querySelectorAll('a')].map((a, n) => {
    const now = a.hasAttribute('aria-current');
    return new Option(a.firstChild.data.trim(), n ? a.dataset.id ?? a.getAttribute('href').split('/').at(-2) : '', now, now);
  });
  const links = place.querySelector('nav'), form = make('form', { className: 'finder' }), fields = new Map();
  form.setAttribute('aria-labelledby', 'finder');
  for (const list of links.querySelectorAll(':scope > [data-filter]')) {
    const choices = options(list), select = make('select', { name: list.dataset.filter, disabled: !choices.length });
    select.append(...(choices.length ? choices : [new Option(words.first, '')]));
    fields.set(select.name, select);
    form.append(make('label', {}, make('span', {}, list.querySelector('span').textContent), select));
  }
  const area = fields.get('area'), order = make('select', { name: 'order' });
  order.append(...JSON.parse(words.orders).map((text, n) => new Option(text, ['', 'overdue', 'due', 'newest'][n])));
  form.append(make('label', {}, make('span', {}, links.lastElementChild.firstChild.textContent), order));
  const pick = (select, value) => { select.value = value ?? ''; if (select.selectedIndex < 0) select.selectedIndex = 0; };
  const chosen = () => new Map([...fields].filter(([, select]) => select.value).map(([name, select]) => [name, select.value]));
  const label = name => fields.get(name).selectedOptions[0].text;
  const address = (wanted, at = 1) => {
    const url = new URL(all);
    url.search = new URLSearchParams([...wanted, ...(order.value ? [['order', order.value]] : []), ...(at > 1 ? [['page', at]] : [])]);
    return url;
  };

  /** The areas of the division that is chosen, by their names on its own page. */
  const narrow = async () => {
    const { value } = fields.get('division') ?? {};
    if (!area || area.dataset.of === value) return;
    area.dataset.of = value;
    const list = value && (await page(new URL(`${value}/`, all)).catch(() => 0))?.querySelector?.('[data-filter=area]');
    const choices = list ? options(list) : [];
    area.replaceChildren(...(choices.length ? choices : [new Option(words.first, '')]));
    area.disabled = !choices.length;
  };

  /** The number of a row among codes that are all as long. */
  const decoded = (codes, total) => {
    const width = codes.length / total;
    return row => {
      let value = 0;
      for (const letter of codes.slice(row * width, (row + 1) * width)) {
        const code = letter.charCodeAt();
        value = value * LETTERS + code - 32 - (code > 34) - (code > 92);
      }
      return value;
    };
  };
  /** The rows of the list of all that fit, from 0: each column of the index has one code for each row. */
  const fitting = ({ total, columns }, wanted) => {
    const tests = columns.filter(({ filters }) => filters.some(f => wanted.has(f))).map(({ filters, values, codes }) => {
      const fits = values.map(ids => filters.every(f => !wanted.has(f) || ids[f].includes(wanted.get(f)))), value = decoded(codes, total);
      return row => fits[value(row)];
    });
    return [...Array(total).keys()].filter(row => tests.every(test => test(row)));
  };

  /** Rows in the order that is chosen; those that it says nothing of, and equal ones, stay in that of the list. */
  const sorted = (index, rows) => {
    if (!order.value) return rows;
    const [made, due] = [index.made, index.due].map(codes => decoded(codes, index.total)), late = new Set(fitting(index, new Map([['state', 'overdue']])));
    const place = { newest: row => -made(row), overdue: row => (late.has(row) && due(row)) || Infinity, due: row => (!late.has(row) && due(row)) || Infinity }[order.value];
    const places = new Map(rows.map(row => [row, place(row)]));
    return rows.sort((a, b) => (places.get(a) === places.get(b) ? a - b : places.get(a) - places.get(b)));
  };

  /** Copies of rows of the list of all, with addresses that hold on this page. */
  const copies = (rows, size) => Promise.all(rows.map(async row => {
    const at = Math.floor(row / size) + 1, url = new URL(at > 1 ? `page/${at}/` : '', all);
    const item = document.importNode((await page(url)).querySelectorAll('.results .list > li')[row % size], true);
    for (const a of item.querySelectorAll('[href]')) a.href = new URL(a.getAttribute('href'), url);
    return item;
  }));

  const status = make('p', { className: 'status', tabIndex: -1, role: 'status' });
  const counted = n => {
    const examples = JSON.parse(words.counts), [, text] = examples.find(([m]) => m === n) ?? examples.find(([m]) => m && plural.select(m) === plural.select(n)) ?? examples.at(-1);
    return fill(text, { n: number.format(n) });
  };
  /** Shows an address in place, unless the reader wants it elsewhere; the focus goes on to `next` or to the count. */
  const follow = async (event, next) => {
    const { href } = event.currentTarget;
    if (event.ctrlKey || event.metaKey || event.shiftKey || !href.includes('?') && href !== all.href) return;
    event.preventDefault();
    await go(new URL(href));
    (next?.() ?? status).focus();
  };
  const link = (href, textContent, next, values) => {
    const a = make('a', { href, textContent, ...values });
    a.addEventListener('click', event => follow(event, next));
    return a;
  };
  const chips = wanted => {
    const list = make('ul', { className: 'chips' }), other = n => { const left = [...results.querySelectorAll('.chips a:not(.clear)')]; return left[n] ?? left.at(-1); };
    [...wanted.keys()].forEach((name, n) => {
      const text = `${fields.get(name).labels[0].firstChild.textContent}: ${label(name)}`;
      const rest = [...wanted].filter(([f]) => f !== name && !(name === 'division' && f === 'area'));
      list.append(make('li', {}, named(link(address(rest), text, () => other(n)), fill(words.remove, { filter: text }))));
    });
    list.append(make('li', {}, link(address([]), words.clear, null, { className: 'clear' })));
    return list;
  };
  const pager = (wanted, now, pages) => {
    const list = make('ul'), to = (text, rel, at) => list.append(make('li', {}, link(address(wanted, at), text, null, { rel })));
    if (now > 1) to(words.previous, 'prev', now - 1);
    if (now < pages) to(words.next, 'next', now + 1);
    return named(make('nav', { className: 'pager' }, make('p', {}, fill(words.page, { page: number.format(now), pages: number.format(pages) })), list), words.pager);
  };
  /** The figures count what fits the other filters, and lead on from there. */
  const figures = (index, wanted) => {
    for (const a of document.querySelectorAll('.figures a')) {
      const state = a.dataset.state ??= a.pathname.split('/').at(-2), rest = [...wanted].filter(([f]) => f !== 'state');
      a.firstElementChild.textContent = number.format(fitting(index, new Map([['state', state], ...rest])).length);
      a.href = rest.length || order.value ? address([['state', state], ...rest]) : new URL(`${state}/`, all);
      a.onclick = follow;
    }
  };

  /** What is shown as a file for spreadsheets: of what is filtered every row that fits, else the rows of the page. */
  let fits = () => results.querySelectorAll('.list > li');
  const table = document.querySelector('.csv');
  if (table) {
    const cell = text => `"${(/^\s*[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`, said = e => e?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const line = item => {
      const name = item.querySelector('a'), place = item.querySelector('.meta'), by = said(place.querySelector('span')), tag = item.querySelector('.tag');
      // What stands after the tag, in the row or its line, and what stands before who promised.
      const after = [...tag.parentNode.childNodes].slice([...tag.parentNode.childNodes].indexOf(tag) + 1).map(said).join(' ').trim();
      return [said(name), said(place).slice(0, by ? -by.length : undefined).replace(/ · $/, ''), by, said(tag), after, name.href];
    };
    const save = async () => {
      const lines = [JSON.parse(table.dataset.columns), ...[...await fits()].map(line)].map(cells => cells.map(cell).join(',') + '\r\n');
      const href = URL.createObjectURL(new Blob(['\ufeff', ...lines], { type: 'text/csv' }));
      make('a', { href, download: 'outcomes.csv' }).click();
      URL.revokeObjectURL(href);
    };
    const button = table.querySelector('button');
    button.addEventListener('click', save);
    button.hidden = false;
  }

  let turn = 0;
  /** Shows what the address says; what no choice has is left out. A later turn overtakes one that is still fetching. */
  const show = async () => {
    const mine = ++turn, query = new URLSearchParams(location.search);
    for (const [name, select] of fields) if (name !== 'area') pick(select, query.get(name));
    await narrow();
    if (mine !== turn) return;
    if (area) pick(area, query.get('area'));
    pick(order, query.get('order'));
    const wanted = chosen(), changed = wanted.size || order.value;
    document.title = [...wanted.keys()].map(label).concat(title).join(' – ');
    for (const a of document.querySelectorAll('.langs a')) a.search = location.search;
    let content = original, said = words.failed;
    results.setAttribute('aria-busy', true);
    try {
      const index = await fetched(indexAt, JSON.parse), found = sorted(index, fitting(index, wanted)), pages = Math.ceil(found.length / SHOWN) || 1;
      const now = Math.min(Math.max(1, query.get('page') | 0), pages);
      fits = () => (changed ? copies(found, index.rows) : results.querySelectorAll('.list > li'));
      if (changed) {
        const items = await copies(found.slice((now - 1) * SHOWN, now * SHOWN), index.rows);
        content = [...(wanted.size ? [chips(wanted)] : []), items.length ? make('ul', { className: 'list' }, ...items) : make('p', { className: 'absent', textContent: words.empty })];
        if (pages > 1) content.push(pager(wanted, now, pages));
      }
      if (mine === turn) figures(index, wanted);
      said = counted(found.length);
    } catch { /* The whole list is shown, and why. */ }
    if (mine !== turn) return;
    results.replaceChildren(status, ...content);
    results.classList.toggle('found', content !== original);
    results.removeAttribute('aria-busy');
    status.textContent = said;
  };
  const go = url => { history.pushState(null, '', url); return show(); };

  form.addEventListener('change', ({ target }) => {
    if (target.name === 'division' && area) pick(area, '');
    const url = address(chosen());
    if (here) return go(url);
    // The list of all has the combined filters; the choice that led there keeps the focus.
    try { sessionStorage.setItem('outcomes', target.name); } catch { /* Where nothing may be kept, only the focus is lost. */ }
    form.reset();
    location.assign(url);
  });
  form.style.minBlockSize = `${links.offsetHeight}px`;
  links.replaceWith(form);
  if (!here) return;
  results.prepend(status);
  addEventListener('popstate', show);
  if (location.search) show();
  try {
    fields.get(sessionStorage.getItem('outcomes'))?.focus({ preventScroll: true });
    sessionStorage.removeItem('outcomes');
  } catch { /* As above. */ }
})();
