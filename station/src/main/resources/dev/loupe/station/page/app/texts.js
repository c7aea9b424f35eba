// Every text of the page, in English. Functions where a text has a hole.
import { counted, moment } from './format.js';

const part = (serial) => serial || 'Part without a number';

export const texts = {
  loading: 'Loading …',
  again: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  any: 'any',
  optional: 'optional',
  skip: 'Skip to the content',

  places: {
    live: 'Live', inspect: 'Inspect a picture', review: 'Review', alerts: 'Alerts', history: 'History', figures: 'Figures',
    models: 'Models', stations: 'Stations', training: 'Training', users: 'Users and tokens', audit: 'Audit trail',
  },
  menu: {
    label: 'Menu', more: 'More', waiting: 'waiting', openAlerts: 'open',
    groups: { line: 'The line', record: 'What was', setup: 'Set-up', administration: 'Administration' },
  },
  station: { label: 'Station', all: 'All stations' },
  theme: { light: 'Light colours', dark: 'Dark colours' },
  connection: { open: 'Live', connecting: 'Connecting …', lost: 'Connection lost. Trying again …' },
  roles: { VIEWER: 'Viewer', OPERATOR: 'Operator', ENGINEER: 'Engineer', ADMIN: 'Administrator' },
  roleMeans: {
    VIEWER: 'sees everything on the line, changes nothing',
    OPERATOR: 'inspects pictures, decides in review, acknowledges alerts',
    ENGINEER: 'also trains, changes models, thresholds and regions, reads the audit trail',
    ADMIN: 'also manages people and tokens',
  },
  session: {
    title: 'Inspection station', name: 'Name', password: 'Password', logIn: 'Log in', logOut: 'Log out',
    who: (name, role) => `Logged in as ${name}, ${role}`,
  },
  failure: {
    unreachable: 'The station does not answer. Check the network; this page tries again by itself.',
    status: (status) =>
      ({
        400: 'The station did not understand this.',
        401: 'Please log in.',
        403: 'Your role does not allow this.',
        404: 'That is not here (any more).',
        409: 'Somebody else changed this meanwhile. Load it again.',
        413: 'That file is too large.',
        429: 'The station is busy. Try again in a moment.',
      })[status] ?? `The station could not do this (${status}).`,
  },

  verdict: { OK: 'OK', NG: 'NG', REVIEW: 'REVIEW', INVALID: 'INVALID' },
  picture: {
    label: 'Picture', heat: 'Heat map', notKept: 'The picture was not kept.',
    spoken: (verdict, regions) => `Picture judged ${verdict}, ${counted(regions, 'place stands', 'places stand')} out`,
  },
  score: {
    label: 'Score', reviewFrom: 'Review from', ngFrom: 'NG from',
    spoken: (score, review, image) => `Score ${score}; review from ${review}, NG from ${image}`,
  },
  live: {
    strip: 'The last pictures, newest first', follow: 'Back to live',
    none: 'No picture has come in yet. The next one appears here by itself.',
    lastOf: (number) => `Last ${number}`,
    tile: (verdict, time, serial) => `${verdict}, ${time}${serial ? `, ${serial}` : ''}`,
    spoken: (one) => `${one.verdict}. ${part(one.origin.serial)}.`,
  },
  inspect: {
    drop: 'Drop pictures here', choose: 'or choose files: PNG, JPEG, BMP, TIFF', busy: 'Judging …',
  },
  inspection: {
    label: 'Verdict', all: 'All about this inspection', verdict: 'Verdict', facts: 'What is known', person: 'Person',
    id: 'Inspection', serial: 'Serial number', station: 'Station', camera: 'Camera', product: 'Product', panel: 'Panel',
    position: 'Position', recipe: 'Recipe', model: 'Model', digest: 'Model SHA-256', software: 'Software',
    acquired: 'Taken', received: 'Received', decided: 'Decided', image: 'Picture', imageDigest: 'Picture SHA-256',
    calibrated: 'Calibrated score', inspected: 'Inspected share', took: 'Took', regions: 'Places that stand out',
    asTaken: 'As taken', withMap: 'Heat map', withRegions: 'Places that stand out', nobody: 'Nobody has looked at it yet.',
    itIs: (verdict) => (verdict === 'NG' ? 'It is defective (NG)' : 'It is good (OK)'),
    stages: (total, infer) => `${total}, of which the network ${infer}`,
  },
  regions: { place: 'Place (px)', area: 'Area', peak: 'Peak', group: 'Defect group' },
  review: {
    confirm: 'Confirm: NG', overrule: 'Overrule: OK', comment: 'Comment', commentHint: 'What is it? (optional)',
    skip: 'Next', back: 'Before', none: 'Nothing is waiting. New parts appear here by themselves.',
    waiting: (total) => (total === 0 ? 'Nothing is waiting' : `${counted(total, 'part is', 'parts are')} waiting`),
    said: (operator) => `${operator.who} said ${operator.verdict}, ${moment(operator.at)}${operator.comment ? `: “${operator.comment}”` : ''}`,
    done: (verdict, serial) => `${part(serial)}: recorded as ${verdict}.`,
    spoken: (one, at, of) => `Part ${at} of ${of}: ${part(one.origin.serial)}, judged ${one.verdict}`,
    showing: (shown, total) => `The first ${shown} of ${total} are loaded; the others follow as these are decided.`,
  },
  history: {
    search: 'Search', from: 'From', to: 'Until', more: 'Show older', none: 'Nothing was found.', noSerial: 'no number',
    notSeen: 'not seen', newer: 'Newer results are there: show them', lines: 'JSON lines',
  },
  editor: {
    canvas: 'Picture with its regions', kind: 'What the region does', tool: 'How to draw', add: 'Add a rectangle',
    kinds: { inspect: 'Inspect only here', ignore: 'Ignore here' },
    tools: { rectangle: 'Rectangle', polygon: 'Polygon' },
    hints: {
      rectangle: 'Drag across the picture. With the keyboard: add a rectangle, then move it or its corners with the arrow keys (Shift: ten at a time), or type numbers.',
      polygon: 'Tap corner after corner; tap the first one again to close the polygon.',
    },
    none: 'No region: the whole picture is inspected.',
    shape: (kind, number) => `${kind === 'inspect' ? 'Inspect' : 'Ignore'} ${number}`,
    corner: (number, { x, y }) => `Corner ${number}: ${x}, ${y}`,
    remove: (kind, number) => `Remove ${kind === 'inspect' ? 'inspect' : 'ignore'} ${number}`,
    sides: { x: 'Left', y: 'Top', width: 'Width', height: 'Height' },
  },
  figures: { asTable: 'Show the numbers' },
};
