import type { ReactNode } from 'react';
import type { ArtworkPictureView } from '../../web/contract/index.ts';

export type Print = NonNullable<Extract<ArtworkPictureView, { outcome: 'shown' }>['print']>;

/** How much of the picture is stretched over the sides. */
const STRETCHED_MM = 1;

interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The print's front with its sides laid flat around it, in mm; what is cut off of the file is not drawn. */
export function PrintDrawing(props: {
  readonly image: string;
  readonly print: Print;
  readonly label: string;
  readonly sizePx: number;
}): ReactNode {
  const { image, print, label, sizePx } = props;
  const { widthMm, heightMm, edge } = print;
  const around = edge === null || edge.kind === 'folded' ? 0 : edge.depthMm;
  const [width, height] = [widthMm + 2 * around, heightMm + 2 * around];
  const scale = sizePx / Math.max(width, height);
  const whole: Part = { x: 0, y: 0, width: widthMm, height: heightMm };
  return (
    <svg
      className="print-drawing"
      role="img"
      aria-label={label}
      viewBox={`${-around} ${-around} ${width} ${height}`}
      width={width * scale}
      height={height * scale}
    >
      <Sides image={image} print={print} />
      <Piece image={image} print={print} part={whole} />
      <rect {...whole} className="print-drawing-line" />
      {edge?.kind === 'folded' ? (
        <rect
          x={edge.depthMm}
          y={edge.depthMm}
          width={Math.max(0, widthMm - 2 * edge.depthMm)}
          height={Math.max(0, heightMm - 2 * edge.depthMm)}
          className="print-drawing-line print-drawing-fold"
        />
      ) : null}
    </svg>
  );
}

/** A part of the front, in its place. */
function Piece(props: { readonly image: string; readonly print: Print; readonly part: Part }): ReactNode {
  const { image, print, part } = props;
  const { crop, widthMm, heightMm } = print;
  const [width, height] = [widthMm / crop.width, heightMm / crop.height];
  return (
    <svg {...part}>
      <image
        href={image}
        x={-crop.left * width - part.x}
        y={-crop.top * height - part.y}
        width={width}
        height={height}
        preserveAspectRatio="none"
      />
    </svg>
  );
}

/** Mirrored: as much of the picture as the side is deep. Stretched: its last millimetre. White: paper. */
function Sides(props: { readonly image: string; readonly print: Print }): ReactNode {
  const { image, print } = props;
  const { widthMm: w, heightMm: h, edge } = print;
  if (edge === null || edge.kind === 'folded') return null;
  const { depthMm: depth, kind } = edge;
  if (kind === 'white') {
    return (
      <path
        className="print-drawing-paper"
        d={`M0 ${-depth}H${w}V${h + depth}H0zM${-depth} 0H${w + depth}V${h}H${-depth}z`}
      />
    );
  }
  const taken = kind === 'mirrored' ? depth : STRETCHED_MM;
  const by = depth / taken;
  const sides = [
    { turn: `scale(${-by} 1)`, part: { x: 0, y: 0, width: taken, height: h } },
    { turn: `translate(${w * (1 + by)} 0) scale(${-by} 1)`, part: { x: w - taken, y: 0, width: taken, height: h } },
    { turn: `scale(1 ${-by})`, part: { x: 0, y: 0, width: w, height: taken } },
    { turn: `translate(0 ${h * (1 + by)}) scale(1 ${-by})`, part: { x: 0, y: h - taken, width: w, height: taken } },
  ];
  return (
    <g className="print-drawing-sides">
      {sides.map(({ turn, part }) => (
        <g key={turn} transform={turn}>
          <Piece image={image} print={print} part={part} />
        </g>
      ))}
    </g>
  );
}
