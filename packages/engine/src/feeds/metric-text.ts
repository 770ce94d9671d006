/** A value with what tells it from others of its metric; null leaves it out. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number | null;
}

/** A gauge in the text format of Prometheus, version 0.0.4. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

export function metricText({ name, help, samples }: Metric): string {
  const lines = samples
    .filter(({ value }) => value !== null)
    .map(({ labels, value }) => `${name}{${labelText(labels)}} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`;
}

const labelText = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`)
    .join(',');
