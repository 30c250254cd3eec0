// OpenLayers behind a few calls, so that nobody else knows which engine draws. Canvas only: it works
// on machines without WebGL.
import Feature from "ol/Feature.js";
import OlMap from "ol/Map.js";
import type MapBrowserEvent from "ol/MapBrowserEvent.js";
import View from "ol/View.js";
import Attribution from "ol/control/Attribution.js";
import ScaleLine from "ol/control/ScaleLine.js";
import { boundingExtent, createEmpty, extend, isEmpty, type Extent } from "ol/extent.js";
import Point from "ol/geom/Point.js";
import { defaults as defaultInteractions } from "ol/interaction/defaults.js";
import VectorLayer from "ol/layer/Vector.js";
import Cluster from "ol/source/Cluster.js";
import VectorSource from "ol/source/Vector.js";
import { baseLayer, type BaseMap } from "./baseMap";
import type { LonLat } from "./datum";
import { areaFeature, drawn, labelPlace, pointFeature, positionFeature, undrawn } from "./drawn";
import * as styles from "./styles";
import type { MapArea, MapBox, MapPoint, MapPosition, Tone } from "./types";

export interface EngineEvents {
  area: (id: string) => void;
  points: (ids: string[]) => void;
  box: (box: MapBox, isClose: boolean) => void;
  pick: (at: LonLat) => void;
  tiles: (isMissing: boolean) => void; // the base map does not come, or comes again
}

// Nearer than this many metres a pixel, records stand by themselves instead of a number a village.
const closeResolution = 12;
// As near as one may go; where the base map ends before that, its last tiles are enlarged.
const nearestZoom = 19;
const severity: Tone[] = ["danger", "warn", "accent", "good", "calm"];

export class MapEngine {
  private readonly map: OlMap;
  private readonly areas = new VectorSource();
  private readonly labels = new VectorSource();
  private readonly points = new VectorSource();
  private readonly here = new VectorSource();
  private readonly picked = new VectorSource();
  private readonly layers: VectorLayer[];
  private palette = styles.readPalette();
  private largest = 0;
  private chosen = "";

  constructor(
    target: HTMLElement,
    private readonly base: BaseMap,
    private readonly events: EngineEvents,
    private readonly options: { calm: boolean; always: boolean }, // no motion; points at every zoom
  ) {
    this.layers = this.makeLayers();
    const tiles = baseLayer(base, (isMissing) => this.events.tiles(isMissing));
    this.map = new OlMap({
      target,
      controls: [new Attribution({ collapsible: false }), new ScaleLine()],
      interactions: defaultInteractions({ altShiftDragRotate: false, pinchRotate: false }),
      layers: [...(tiles ? [tiles] : []), ...this.layers],
      // Somewhere in the middle of the country until there is something to show.
      view: new View({ center: drawn([108.9, 34.3], base.datum), zoom: 4, maxZoom: Math.max(nearestZoom, base.zoom_max) }),
    });
    this.map.on("singleclick", (event) => this.clicked(event));
    this.map.on("pointermove", (event) => {
      if (!event.dragging) target.style.cursor = this.map.hasFeatureAtPixel(event.pixel) ? "pointer" : "";
    });
    this.map.on("moveend", () => this.events.box(this.box(), this.isClose()));
  }

  private makeLayers(): VectorLayer[] {
    const far = this.options.always ? {} : { maxResolution: closeResolution };
    return [
      new VectorLayer({ source: this.areas, style: (one) => this.styleOfArea(one as Feature) }),
      new VectorLayer({ source: this.here, style: () => styles.positionStyle(this.palette) }),
      new VectorLayer({
        source: new Cluster({ source: this.points, distance: 36, minDistance: 16 }),
        style: (one) => this.styleOfCluster(one as Feature),
        ...far,
      }),
      new VectorLayer({
        source: this.labels,
        declutter: "labels",
        style: (one) => styles.labelStyles(this.palette, String(one.get("text")), Number(one.get("count"))),
      }),
      new VectorLayer({ source: this.picked, style: () => styles.pickedStyle(this.palette) }),
    ];
  }

  private styleOfArea(feature: Feature) {
    const area = feature.get("area") as MapArea;
    const depth = styles.depthOf(area.count ?? 0, this.largest);
    const chosen = area.id === this.chosen;
    return feature.getGeometry() instanceof Point
      ? styles.placeStyle(this.palette, depth, chosen)
      : styles.areaStyle(this.palette, depth, chosen);
  }
  // A cluster has the colour of its gravest record.
  private styleOfCluster(cluster: Feature) {
    const tones = pointsIn(cluster).map((one) => one.tone);
    const tone = severity.find((one) => tones.includes(one)) ?? "calm";
    return styles.pointStyle(this.palette, tone, tones.length);
  }

  setAreas(areas: MapArea[], chosen = ""): void {
    this.chosen = chosen;
    this.largest = Math.max(0, ...areas.map((one) => one.count ?? 0));
    const features = areas.flatMap((one) => areaFeature(one, this.base.datum) ?? []);
    this.areas.clear();
    this.areas.addFeatures(features);
    this.labels.clear();
    for (const feature of features) this.addLabel(feature);
  }
  private addLabel(feature: Feature): void {
    const geometry = labelPlace(feature);
    if (!geometry) return;
    const { name, count } = feature.get("area") as MapArea;
    const text = count === undefined ? name : `${name}\n${count}`;
    this.labels.addFeature(new Feature({ geometry, text, count: count ?? 0 }));
  }
  setPoints(points: MapPoint[]): void {
    this.points.clear();
    this.points.addFeatures(points.map((one) => pointFeature(one, this.base.datum)));
  }
  setPosition(position: MapPosition | null | undefined): void {
    this.here.clear();
    if (position) this.here.addFeature(positionFeature(position, this.base.datum));
  }
  setPicked(at: LonLat | null): void {
    this.picked.clear();
    if (at) this.picked.addFeature(new Feature({ geometry: new Point(drawn(at, this.base.datum)) }));
  }

  // Shows all there is; of one thing its surroundings.
  fit(): void {
    const extent = createEmpty();
    for (const source of [this.areas, this.points, this.picked, this.here]) extend(extent, source.getExtent() ?? createEmpty());
    this.show(extent);
  }
  fitArea(id: string): void {
    const geometry = this.areas.getFeatureById(id)?.getGeometry();
    if (geometry) this.show(geometry.getExtent());
  }
  look(at: LonLat, zoom = 16): void {
    this.move({ center: drawn(at, this.base.datum), zoom });
  }
  zoomBy(steps: number): void {
    const zoom = this.map.getView().getZoom();
    if (zoom !== undefined) this.move({ zoom: zoom + steps });
  }
  center(): LonLat {
    return undrawn(this.map.getView().getCenter() ?? [0, 0], this.base.datum);
  }
  isClose(): boolean {
    return (this.map.getView().getResolution() ?? Infinity) <= closeResolution;
  }

  private show(extent: Extent): void {
    if (isEmpty(extent) || !extent.every(Number.isFinite)) return;
    this.map.updateSize();
    const duration = this.options.calm ? 0 : 250;
    this.map.getView().fit(extent, { padding: [30, 30, 30, 30], maxZoom: 17, duration });
  }
  private move(to: { center?: number[]; zoom?: number }): void {
    this.map.getView().animate({ ...to, duration: this.options.calm ? 0 : 200 });
  }
  private box(): MapBox {
    const [west, south, east, north] = this.map.getView().calculateExtent(this.map.getSize()) as [number, number, number, number];
    const low = undrawn([west, south], this.base.datum);
    const high = undrawn([east, north], this.base.datum);
    const e7 = (value: number) => Math.round(value * 1e7);
    return { south_e7: e7(low[1]), west_e7: e7(low[0]), north_e7: e7(high[1]), east_e7: e7(high[0]) };
  }
  private clicked(event: MapBrowserEvent): void {
    this.events.pick(undrawn(event.coordinate, this.base.datum));
    const at = this.map.getFeaturesAtPixel(event.pixel, { hitTolerance: 6 }) as Feature[];
    const cluster = at.find((one) => one.get("features"));
    if (cluster) return this.openCluster(cluster);
    const area = at.find((one) => one.get("area"))?.get("area") as MapArea | undefined;
    if (area) this.events.area(area.id);
  }
  // Records at one place are told apart in a list; others by going nearer.
  private openCluster(cluster: Feature): void {
    const inside = cluster.get("features") as Feature[];
    const extent = boundingExtent(inside.map((one) => (one.getGeometry() as Point).getCoordinates()));
    const isOnePlace = Math.max(extent[2]! - extent[0]!, extent[3]! - extent[1]!) < 5;
    const isNearest = (this.map.getView().getZoom() ?? 0) >= this.map.getView().getMaxZoom() - 1;
    if (inside.length > 1 && !isOnePlace && !isNearest) this.show(extent);
    else this.events.points(pointsIn(cluster).map((one) => one.id));
  }

  resize(): void {
    this.map.updateSize();
  }
  // Light or dark has changed.
  recolour(): void {
    this.palette = styles.readPalette();
    for (const layer of this.layers) layer.changed();
  }
  dispose(): void {
    this.map.setTarget(undefined);
    this.map.dispose();
  }
}

const pointsIn = (cluster: Feature): MapPoint[] =>
  ((cluster.get("features") as Feature[] | undefined) ?? []).map((one) => one.get("point") as MapPoint);
