// What the data folder holds, as the server says.
export interface Storage {
  folder: string;
  parts: { name: string; bytes: number }[];
  free_bytes: number;
  reserve_bytes: number; // uploads stop below
  backups: { name: string; at: string; bytes: number }[]; // newest first
}

const steps = ["B", "KiB", "MiB", "GiB", "TiB"];

export function bytesText(bytes: number): string {
  let value = bytes;
  let step = 0;
  while (value >= 1024 && step < steps.length - 1) {
    value /= 1024;
    step++;
  }
  return `${value.toFixed(step === 0 || value >= 100 ? 0 : 1)} ${steps[step]}`;
}
