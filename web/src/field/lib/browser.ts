// Browsers inside chat apps keep less and install nothing: they record, but say where it is better.
export function chatApp(agent: string = navigator.userAgent): boolean {
  return /MicroMessenger|wxwork|DingTalk|TAURUS|WeLink|Lark|Feishu/i.test(agent);
}

// How this phone is called in the list of devices; nobody has to type it.
export function deviceName(agent: string = navigator.userAgent): string {
  const model = /\(([^)]*)\)/.exec(agent)?.[1] ?? "";
  const parts = model.split(";").map((one) => one.trim());
  return (parts.find((one) => /Android|iPhone|iPad|HarmonyOS/.test(one)) ?? parts[0] ?? "").slice(0, 40);
}
