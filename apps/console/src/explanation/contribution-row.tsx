import classes from './contributions.module.css';

/** The ends of the axis, in log-odds. */
export interface Axis {
  readonly low: number;
  readonly high: number;
}

interface ContributionRowProps {
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
  readonly kind: 'base' | 'path' | 'model' | 'tail' | 'score';
  readonly label: string;
  /** Beside the value: its factors, or the probability it stands for. */
  readonly detail: string;
  readonly value: string;
  readonly pressed?: boolean;
  readonly onPress?: () => void;
}

/** Where the bar starts and how long it is, in percent of the axis. */
function barStyle({ axis: { low, high }, from, to }: ContributionRowProps): { left: string; width: string } {
  const span = high - low || 1;
  const left = ((Math.min(from, to) - low) / span) * 100;
  return { left: `${left}%`, width: `${(Math.abs(to - from) / span) * 100}%` };
}

export function ContributionRow(props: ContributionRowProps) {
  const { kind, label, detail, value, pressed, onPress, from, to } = props;
  const body = (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.track} aria-hidden>
        <span
          className={classes.bar}
          data-kind={kind}
          hidden={kind === 'tail' && from === to}
          data-against={to < from && (kind === 'path' || kind === 'model')}
          style={barStyle(props)}
        />
      </span>
      <span className={classes.detail}>{detail}</span>
      <span className={classes.value}>{value}</span>
    </>
  );
  return (
    <li className={classes.item} data-kind={kind}>
      {onPress === undefined ? (
        <div className={classes.row}>{body}</div>
      ) : (
        <button
          type="button"
          className={classes.row}
          onClick={onPress}
          {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        >
          {body}
        </button>
      )}
    </li>
  );
}
