// Draws a long picture 长图.
import { fontOf, inks, jpegOf, makeCanvas } from "./canvas";
import { drawQr } from "./qr";
import { longLayout, type LongContent, type LongPage, type Style } from "./longLayout";

export async function longPictures(content: LongContent): Promise<Blob[]> {
  const [, probe] = makeCanvas(1, 1);
  const measure = (text: string, style: Style) => {
    probe.font = fontOf(style.size, style.bold);
    return probe.measureText(text).width;
  };
  const out: Blob[] = [];
  for (const page of longLayout(content, measure)) out.push(await jpegOf(draw(page)));
  return out;
}

function draw(page: LongPage): HTMLCanvasElement {
  const [canvas, pen] = makeCanvas(page.width, page.height);
  for (const fill of page.fills) {
    pen.fillStyle = inks[fill.fill];
    pen.fillRect(fill.x, fill.y, fill.width, fill.height);
  }
  for (const mark of page.texts) {
    pen.font = fontOf(mark.size, mark.bold);
    pen.fillStyle = inks[mark.colour];
    pen.fillText(mark.text, mark.x, mark.y);
  }
  for (const code of page.codes) drawQr(pen, code.text, code.x, code.y, code.size);
  return canvas;
}
