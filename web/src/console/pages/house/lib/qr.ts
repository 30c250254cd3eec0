// A QR code as one path of a drawing, with the quiet margin of four modules that readers need.
import makeQr from "qrcode-generator";

export function qrPath(text: string): { size: number; path: string } {
  const qr = makeQr(0, "M");
  qr.addData(text, "Byte");
  qr.make();
  const count = qr.getModuleCount();
  let path = "";
  for (let y = 0; y < count; y++)
    for (let x = 0; x < count; x++) if (qr.isDark(y, x)) path += `M${x + 4},${y + 4}h1v1h-1z`;
  return { size: count + 8, path };
}
