// The charts of the figures: what Chart.js is told, and the same numbers as a table.
import { texts } from '../app/texts.js';
import { count, figure, percent, slice } from '../app/format.js';
import { tone } from './chart.js';

const VERDICTS = ['ok', 'review', 'ng', 'invalid'];
const quiet = { legend: { labels: { boxWidth: 10, boxHeight: 10, usePointStyle: true, padding: 14 } } };
const across = { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 14 } };
const patterned = { ok: 'circle', review: 'rectRot', ng: 'rect', invalid: 'rectRounded' };

/** How many of each verdict, over time. */
export const verdicts = (buckets, bucket) => ({
  heading: texts.charts.verdicts,
  reading: texts.charts.verdictsRead,
  columns: [texts.charts.time, ...VERDICTS.map((one) => texts.verdict[one.toUpperCase()])],
  rows: buckets.map(({ start, counts }) => [slice(start, bucket), ...VERDICTS.map((one) => count(counts[one]))]),
  chart: () => ({
    type: 'bar',
    data: {
      labels: buckets.map(({ start }) => slice(start, bucket)),
      datasets: VERDICTS.map((one) => ({
        label: texts.verdict[one.toUpperCase()],
        data: buckets.map(({ counts }) => counts[one]),
        backgroundColor: tone(one),
        pointStyle: patterned[one],
        stack: 'all',
      })),
    },
    options: {
      scales: { x: { ...across, stacked: true }, y: { stacked: true, ticks: { precision: 0 } } },
      plugins: quiet,
    },
  }),
});

/** The share of good parts, over time. */
export const yieldTrend = (buckets, bucket) => ({
  heading: texts.charts.yield,
  reading: texts.charts.yieldRead,
  columns: [texts.charts.time, texts.charts.judged, texts.charts.good, texts.charts.yield],
  rows: buckets.map((one) => [slice(one.start, bucket), count(one.judged), count(one.final_ok), percent(share(one))]),
  chart: () => ({
    type: 'line',
    data: {
      labels: buckets.map(({ start }) => slice(start, bucket)),
      datasets: [
        line(
          texts.charts.yield,
          buckets.map((one) => 100 * share(one)),
          0,
        ),
      ],
    },
    options: {
      scales: { x: across, y: { suggestedMin: 80, max: 100, ticks: { callback: (value) => `${value} %` } } },
      plugins: { legend: { display: false } },
    },
  }),
});

/** How the calibrated scores move. */
export const scoreTrend = (buckets, bucket) => ({
  heading: texts.charts.scores,
  reading: texts.charts.scoresRead,
  columns: [texts.charts.time, texts.charts.parts, '10 %', texts.charts.median, '90 %', texts.charts.highest],
  rows: buckets.map((one) => [
    slice(one.start, bucket),
    count(one.count),
    figure(one.p10),
    figure(one.p50),
    figure(one.p90),
    figure(one.max),
  ]),
  chart: () => ({
    type: 'line',
    data: {
      labels: buckets.map(({ start }) => slice(start, bucket)),
      datasets: [
        line(
          texts.charts.highest,
          buckets.map(({ max }) => max),
          1,
          [2, 4],
        ),
        line(
          '90 %',
          buckets.map(({ p90 }) => p90),
          2,
          [8, 4],
        ),
        line(
          texts.charts.median,
          buckets.map(({ p50 }) => p50),
          0,
        ),
        line(
          '10 %',
          buckets.map(({ p10 }) => p10),
          3,
          [3, 3],
        ),
        {
          label: texts.charts.threshold,
          data: buckets.map(() => 0.5),
          borderColor: tone('ink'),
          borderWidth: 1.5,
          pointRadius: 0,
          pointStyle: 'line',
        },
      ],
    },
    options: { scales: { x: across, y: { min: 0, max: 1 } }, plugins: quiet },
  }),
});

/** What stands out most often on NG parts. */
export const pareto = ({ by, regions, items }) => {
  const shown = items.slice(0, 12);
  let sum = 0;
  const shares = shown.map((one) => (100 * (sum += one.count)) / (regions || 1));
  const names = shown.map((one) =>
    by === 'group' ? (one.group ?? texts.charts.noGroup) : texts.charts.cell(one.cell_x, one.cell_y),
  );
  return {
    heading: texts.charts.pareto[by],
    reading: texts.charts.paretoRead[by],
    columns: [texts.charts.where, texts.charts.places, texts.charts.together],
    rows: shown.map((one, index) => [names[index], count(one.count), percent(shares[index] / 100, 0)]),
    chart: () => ({
      data: {
        labels: names,
        datasets: [
          { ...line(texts.charts.together, shares, 1, [6, 4]), type: 'line', yAxisID: 'share' },
          {
            type: 'bar',
            label: texts.charts.places,
            data: shown.map((one) => one.count),
            backgroundColor: tone('curve-0'),
            pointStyle: 'rect',
          },
        ],
      },
      options: {
        scales: {
          x: across,
          y: { beginAtZero: true, ticks: { precision: 0 } },
          share: {
            position: 'right',
            min: 0,
            max: 100,
            grid: { display: false },
            ticks: { callback: (value) => `${value} %` },
          },
        },
        plugins: quiet,
      },
    }),
  };
};

/** How the loss of a training falls. */
export const lossCurve = (curve) => ({
  heading: texts.charts.loss,
  reading: texts.charts.lossRead,
  columns: [texts.charts.step, texts.charts.loss],
  rows: curve.map(({ step, loss }) => [count(step), figure(loss)]),
  chart: () => ({
    type: 'line',
    data: {
      datasets: [
        {
          ...line(
            texts.charts.loss,
            curve.map(({ step, loss }) => ({ x: step, y: loss })),
            0,
          ),
          pointRadius: 0,
        },
      ],
    },
    options: {
      scales: { x: { type: 'linear', title: { display: true, text: texts.charts.step }, ticks: { precision: 0 } } },
      plugins: { legend: { display: false } },
    },
  }),
});

const share = ({ judged, final_ok: good }) => (judged === 0 ? NaN : good / judged);

function line(label, data, index, dash = []) {
  const colour = tone(`curve-${index}`);
  return {
    label,
    data,
    borderColor: colour,
    backgroundColor: colour,
    borderDash: dash,
    borderWidth: 2.25,
    pointRadius: 2.5,
    tension: 0.2,
    spanGaps: true,
    pointStyle: 'circle',
    clip: 8,
  };
}
