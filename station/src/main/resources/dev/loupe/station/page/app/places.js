// The places of the page: which element shows them, who may go there, where they stand in the menu.

/** Roles, each may do what those before it may. */
export const ROLES = ['VIEWER', 'OPERATOR', 'ENGINEER', 'ADMIN'];

/** Whether somebody of the one role may do what needs the other. */
export const may = (role, needed) => ROLES.indexOf(role) >= ROLES.indexOf(needed);

/** The groups of the menu, from what is looked at all day to what is set up once. */
export const GROUPS = ['line', 'record', 'setup', 'administration'];

/** All places, in the order of the menu; 'thumb' ones also stand in the bar of a small screen. */
export const PLACES = [
  { name: 'live', element: 'loupe-live', group: 'line', role: 'VIEWER', thumb: true },
  { name: 'inspect', element: 'loupe-inspect', group: 'line', role: 'OPERATOR' },
  { name: 'review', element: 'loupe-review', group: 'line', role: 'OPERATOR', thumb: true, badge: 'waiting' },
  { name: 'alerts', element: 'loupe-alerts', group: 'line', role: 'VIEWER', thumb: true, badge: 'openAlerts' },
  { name: 'folders', element: 'loupe-folders', group: 'line', role: 'VIEWER' },
  { name: 'outbox', element: 'loupe-outbox', group: 'line', role: 'VIEWER' },
  { name: 'history', element: 'loupe-history', group: 'record', role: 'VIEWER', thumb: true },
  { name: 'figures', element: 'loupe-figures', group: 'record', role: 'VIEWER' },
  { name: 'models', element: 'loupe-models', group: 'setup', role: 'VIEWER' },
  { name: 'stations', element: 'loupe-stations', group: 'setup', role: 'VIEWER' },
  { name: 'training', element: 'loupe-training', group: 'setup', role: 'ENGINEER' },
  { name: 'users', element: 'loupe-users', group: 'administration', role: 'ADMIN' },
  { name: 'audit', element: 'loupe-audit', group: 'administration', role: 'ENGINEER' },
];

/** What somebody of that role can see. */
export const placesFor = (role) => PLACES.filter((place) => may(role, place.role));
