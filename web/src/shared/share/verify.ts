// The address behind a QR code: records and their 验真码, short enough for a dozen in one code. They
// stand behind the '#', so that they are in no server's log.
import { root } from "@/shared/api/client";
import type { ShareCode } from "./record";

export const codesMax = 12; // in one QR code that phones read off a screen

// 128 bits as 22 characters.
export function shortId(id: string): string {
  const bytes = id.replace(/-/g, "").match(/../g) ?? [];
  const text = btoa(String.fromCharCode(...bytes.map((byte) => parseInt(byte, 16))));
  return text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export function longId(short: string): string | undefined {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(short)) return short.toLowerCase();
  if (!/^[\w-]{22}$/.test(short)) return undefined;
  const bytes = atob(short.replace(/-/g, "+").replace(/_/g, "/"));
  const hex = Array.from(bytes, (one) => one.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export const verifyPage = (): string => `${location.origin}${root}verify`;

export function verifyAddress(codes: ShareCode[]): string {
  return `${verifyPage()}#${codes.map((one) => `${shortId(one.record)}.${one.code}`).join(",")}`;
}

// What stands behind the '#'; what cannot be read is left out.
export function codesIn(hash: string): ShareCode[] {
  return hash
    .replace(/^#/, "")
    .split(",")
    .flatMap((part) => {
      const dot = part.indexOf(".");
      const record = longId(part.slice(0, dot));
      const code = decodeURIComponent(part.slice(dot + 1));
      return dot > 0 && record && code ? [{ record, code }] : [];
    });
}
