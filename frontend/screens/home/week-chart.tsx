import { Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';

/** What is counted by day, in the order of the bars. */
export const SERIES = ['received', 'sent', 'shipped'] as const;

const WIDTH = 700;
const HEIGHT = 136;
const BAR = 18;
const GAP = 4;

/**
 * Grouped bars, one group a day, as wide as there is room; the days below keep their size and break where they must.
 * The same numbers stand in a table for those who do not see it.
 */
export function WeekChart(props: { readonly days: HomeView['days'] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { days } = props;
  const highest = Math.max(1, ...days.flatMap((day) => SERIES.map((series) => day[series])));
  const dayWidth = WIDTH / Math.max(1, days.length);
  const groupWidth = SERIES.length * BAR + (SERIES.length - 1) * GAP;
  return (
    <figure style={{ margin: 0 }}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width="100%"
        height={HEIGHT}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <line
          x1="0"
          x2={WIDTH}
          y1={HEIGHT}
          y2={HEIGHT}
          stroke="var(--p-color-border)"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
        {days.map((day, index) => (
          <g key={day.day} transform={`translate(${index * dayWidth + (dayWidth - groupWidth) / 2} 0)`}>
            {SERIES.map((series, at) => {
              const height = (day[series] / highest) * (HEIGHT - GAP);
              return (
                <rect
                  key={series}
                  className={`chart-bar-${series}`}
                  x={at * (BAR + GAP)}
                  y={HEIGHT - height}
                  width={BAR}
                  height={height}
                  rx="3"
                />
              );
            })}
          </g>
        ))}
      </svg>
      <div className="chart-days" aria-hidden="true">
        {days.map(({ day }) => (
          <Text key={day} as="span" variant="bodySm" tone="subdued" alignment="center">
            {format.calendarDay(day)}
          </Text>
        ))}
      </div>
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
