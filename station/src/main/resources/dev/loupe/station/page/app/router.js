// Where the page is: '#/history/01J...?verdict=NG' is {path: ['history', '01J...'], query}.

/** The place that the address names. */
export function place(hash = location.hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  return {
    path: path.split('/').filter(Boolean).map(decodeURIComponent),
    query: new URLSearchParams(query),
  };
}

/** The address of a place: href('history', id), href('history', {verdict: 'NG'}). */
export function href(...parts) {
  const query = typeof parts.at(-1) === 'object' ? new URLSearchParams(filled(parts.pop())) : '';
  const path = parts.map(encodeURIComponent).join('/');
  return `#/${path}${String(query) ? `?${query}` : ''}`;
}

/** Goes there. */
export const go = (...parts) => location.assign(href(...parts));

/** Changes the query of the place without a new entry in the browser's history. */
export function refine(query) {
  const { path } = place();
  history.replaceState(null, '', href(...path, query));
}

function filled(query) {
  return Object.entries(query).filter(([, value]) => value !== '' && value != null);
}
