// Conditions of the selection grammar (docs/api.md), joined.
export function escaped(value: string): string {
  return value.replace(/[\\;,]/g, "\\$&").replace(/^ | $/g, "\\ ");
}

export function selectionOf(conditions: (string | false | undefined | "")[]): string {
  return conditions.filter(Boolean).join(";");
}
