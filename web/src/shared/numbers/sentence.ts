// The sentence of a brief comes whole from the server; here its figures are found in it again, by
// the template it was printed from, so that each can be opened.
export interface SentencePart {
  text: string;
  quantity?: string;
}

export function splitSentence(template: string, sentence: string, quantities: Set<string>): SentencePart[] {
  const pieces = template.split(/\{(\w+)\}/);
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = pieces.map((one, at) => (at % 2 === 0 ? literal(one) : "(.*?)")).join("");
  const found = new RegExp(`^${pattern}$`, "su").exec(sentence);
  if (!found) return [{ text: sentence }];
  const out: SentencePart[] = [];
  const plain = (text: string) => {
    const last = out.at(-1);
    if (last && last.quantity === undefined) last.text += text;
    else if (text) out.push({ text });
  };
  pieces.forEach((one, at) => {
    const text = at % 2 === 0 ? one : (found[(at + 1) / 2] ?? "");
    if (at % 2 === 1 && quantities.has(one)) out.push({ text, quantity: one });
    else plain(text);
  });
  return out;
}
