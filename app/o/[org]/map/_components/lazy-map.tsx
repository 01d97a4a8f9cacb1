"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Skeleton } from "@/app/_ui/feedback/skeleton";
import type { MapData } from "./map-data";
import { MapPicture } from "./map-picture";

/** Fewer are drawn sooner than one looks; more are shown as a picture first. */
const FEW = 60;

/** The map that can be moved is drawn in the browser, by code that no other page needs. */
const MapCanvas = dynamic(() => import("./map-canvas").then((file) => file.MapCanvas), {
  ssr: false,
  loading: () => null,
});

/** The map. Until it can be moved its picture stands in the same place. */
export function LazyMap(data: MapData) {
  const [isDrawn, setDrawn] = useState(false);
  const isPicture = data.decisions.length > FEW;
  return (
    <div className="relative size-full">
      {!isDrawn && isPicture && <MapPicture {...data} />}
      {!isDrawn && (
        <div className={`absolute inset-0 p-8 ${isPicture ? "sm:hidden" : ""}`}>
          <Skeleton rows={6} />
        </div>
      )}
      <MapCanvas {...data} onDrawn={() => setDrawn(true)} />
    </div>
  );
}
