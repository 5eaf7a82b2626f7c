import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';

/** What is counted by day, in the order of the bars. */
export const SERIES = ['received', 'sent', 'shipped'] as const;

const WIDTH = 700;
const HEIGHT = 160;
const LABELS = 24;
const BAR = 18;
const GAP = 4;

/** Grouped bars, one group a day; the same numbers stand in a table for those who do not see it. */
export function WeekChart(props: { readonly days: HomeView['days'] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { days } = props;
  const highest = Math.max(1, ...days.flatMap((day) => SERIES.map((series) => day[series])));
  const dayWidth = WIDTH / Math.max(1, days.length);
  const plot = HEIGHT - LABELS;
  const groupWidth = SERIES.length * BAR + (SERIES.length - 1) * GAP;
  return (
    <figure style={{ margin: 0 }}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" aria-hidden="true">
        <line x1="0" x2={WIDTH} y1={plot} y2={plot} stroke="var(--p-color-border)" />
        {days.map((day, index) => (
          <g key={day.day} transform={`translate(${index * dayWidth + (dayWidth - groupWidth) / 2} 0)`}>
            {SERIES.map((series, at) => {
              const height = (day[series] / highest) * (plot - GAP);
              return (
                <rect
                  key={series}
                  className={`chart-bar-${series}`}
                  x={at * (BAR + GAP)}
                  y={plot - height}
                  width={BAR}
                  height={height}
                  rx="3"
                />
              );
            })}
            <text
              x={groupWidth / 2}
              y={HEIGHT - GAP}
              textAnchor="middle"
              fontSize="13"
              fill="var(--p-color-text-secondary)"
            >
              {format.calendarDay(day.day)}
            </text>
          </g>
        ))}
      </svg>
      <table className="visually-hidden">
        <caption>{t('home.week.chart')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('home.week.day')}</th>
            {SERIES.map((series) => (
              <th key={series} scope="col">
                {t(`home.week.${series}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">{format.calendarDay(day.day)}</th>
              {SERIES.map((series) => (
                <td key={series}>{format.number(day[series])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
