// Chinese map services draw their tiles shifted: GCJ-02 (Amap, Tencent) and BD-09 (Baidu) lie 50 to
// 700 m beside CGCS2000. Records are never shifted; only what is drawn over such tiles is, and what
// is picked on them is shifted back. The formulas are those that are publicly known; good to 1 m.
export type Datum = "wgs84" | "cgcs2000" | "gcj02" | "bd09";
export type LonLat = [longitude: number, latitude: number];

// Krasovsky 1940, which the shift is computed on.
const axis = 6378245;
const eccentricity2 = 0.00669342162296594323;
const bdAngle = (Math.PI * 3000) / 180;

// Outside this box the services do not shift.
const isShifted = ([lon, lat]: LonLat) => lon > 73.66 && lon < 135.05 && lat > 3.86 && lat < 53.55;

const waves = (x: number) => 20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI);
function northShift(x: number, y: number): number {
  return (
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) +
    ((waves(x) + 20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * 2) / 3 +
    ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3
  );
}
function eastShift(x: number, y: number): number {
  return (
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) +
    ((waves(x) + 20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * 2) / 3 +
    ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3
  );
}

function toGcj02([lon, lat]: LonLat): LonLat {
  if (!isShifted([lon, lat])) return [lon, lat];
  const north = northShift(lon - 105, lat - 35);
  const east = eastShift(lon - 105, lat - 35);
  const radians = (lat / 180) * Math.PI;
  const magic = 1 - eccentricity2 * Math.sin(radians) ** 2;
  const meridian = (axis * (1 - eccentricity2)) / (magic * Math.sqrt(magic));
  const parallel = (axis / Math.sqrt(magic)) * Math.cos(radians);
  const degree = 180 / Math.PI;
  return [lon + (east / parallel) * degree, lat + (north / meridian) * degree];
}

function gcj02ToBd09([lon, lat]: LonLat): LonLat {
  const distance = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * bdAngle);
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * bdAngle);
  return [distance * Math.cos(angle) + 0.0065, distance * Math.sin(angle) + 0.006];
}

// From the coordinates of records to those of the tiles.
export function toDatum(place: LonLat, datum: Datum): LonLat {
  if (datum === "gcj02") return toGcj02(place);
  if (datum === "bd09") return gcj02ToBd09(toGcj02(place));
  return place;
}

// Back again. There is no formula: the shift changes slowly, so a few steps towards it meet it.
export function fromDatum(place: LonLat, datum: Datum): LonLat {
  if (datum === "wgs84" || datum === "cgcs2000") return place;
  let guess = place;
  for (let step = 0; step < 6; step++) {
    const [lon, lat] = toDatum(guess, datum);
    guess = [guess[0] + place[0] - lon, guess[1] + place[1] - lat];
  }
  return guess;
}
