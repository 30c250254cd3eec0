// What is taken out of every text before it leaves: numbers of phones and of identity cards.
const card = /(?<!\d)(\d{6})(?:19|20)\d{2}\d{7}([\dXx])(?!\d)/g;
const mobile = /(?<!\d)(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)/g;
const landline = /(?<!\d)(0\d{2,3})[\s-]\d{3,4}(\d{4})(?!\d)/g;

export function withoutPersonal(text: string): string {
  return text.replace(card, "$1********$2").replace(mobile, "$1****$2").replace(landline, "$1-****$2");
}
