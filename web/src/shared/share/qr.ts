// QR codes as modules to draw.
import makeQr from "qrcode-generator";

export function qrModules(text: string): boolean[][] {
  const qr = makeQr(0, "L");
  qr.addData(text, "Byte");
  qr.make();
  const count = qr.getModuleCount();
  return Array.from({ length: count }, (_, row) => Array.from({ length: count }, (_, column) => qr.isDark(row, column)));
}

// Whole pixels a module, with the quiet margin of four modules.
export function drawQr(pen: CanvasRenderingContext2D, text: string, x: number, y: number, size: number): void {
  const modules = qrModules(text);
  const side = Math.floor(size / (modules.length + 8));
  const start = Math.floor((size - side * modules.length) / 2);
  pen.fillStyle = "#ffffff";
  pen.fillRect(x, y, size, size);
  pen.fillStyle = "#000000";
  modules.forEach((row, down) =>
    row.forEach((dark, across) => {
      if (dark) pen.fillRect(x + start + across * side, y + start + down * side, side, side);
    }),
  );
}
