"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/app/_ui/feedback/skeleton";

/** The picture is drawn in the browser, by code that no other page needs. */
export const LazyMap = dynamic(() => import("./map-canvas").then((file) => file.MapCanvas), {
  ssr: false,
  loading: () => (
    <div className="p-8">
      <Skeleton rows={6} />
    </div>
  ),
});
