// Conditions of the one selection grammar (docs/api.md), written so that any value may stand in them.
export function conditionValue(value: string): string {
  return value.replace(/[\\;,]/g, "\\$&").replace(/^ /, "\\ ").replace(/ $/, "\\ ");
}

export function equals(field: string, values: readonly string[]): string[] {
  const given = values.filter((one) => one !== "");
  if (given.length === 0) return [];
  const list = given.map(conditionValue).join(",");
  return [given.length === 1 ? `${field}=${list}` : `${field} in ${list}`];
}

export function compares(field: string, operator: "<" | "<=" | ">" | ">=" | "=", value: string): string[] {
  return value ? [`${field}${operator}${conditionValue(value)}`] : [];
}

export function stands(field: string, operator: "within" | "under", value: string): string[] {
  return value ? [`${field} ${operator} ${conditionValue(value)}`] : [];
}
