// Regions as polygons in pixels of the picture; nothing here knows the screen.

/** The rectangle between two corners, clockwise. */
export function rectangle(a, b) {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** The smallest rectangle around a polygon. */
export function bounds(polygon) {
  const xs = polygon.map(({ x }) => x);
  const ys = polygon.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The polygon stretched and moved into another bounding box. */
export function fitted(polygon, to) {
  const from = bounds(polygon);
  return polygon.map(({ x, y }) => ({
    x: Math.round(to.x + ((x - from.x) * to.width) / (from.width || 1)),
    y: Math.round(to.y + ((y - from.y) * to.height) / (from.height || 1)),
  }));
}

/** The point, held inside a picture of that size and on whole pixels. */
export const inside = ({ x, y }, width, height) => ({
  x: Math.round(Math.min(width, Math.max(0, x))),
  y: Math.round(Math.min(height, Math.max(0, y))),
});

/** The polygon moved, as far as the picture allows. */
export function moved(polygon, dx, dy, width, height) {
  const box = bounds(polygon);
  const x = Math.min(width - box.width, Math.max(0, box.x + dx)) - box.x;
  const y = Math.min(height - box.height, Math.max(0, box.y + dy)) - box.y;
  return polygon.map((corner) => ({ x: Math.round(corner.x + x), y: Math.round(corner.y + y) }));
}

/** As SVG wants it. */
export const points = (polygon) => polygon.map(({ x, y }) => `${x},${y}`).join(' ');
