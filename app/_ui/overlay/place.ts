/** Puts a popover under its trigger, or above where there is more room, and keeps it inside the window. */
export function place(popover: HTMLElement, trigger: Element, align: "start" | "end"): void {
  const gap = 4;
  const edge = 8;
  const around = trigger.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const isBelow = around.bottom + gap + height <= window.innerHeight - edge || around.top < height + gap + edge;
  const left = align === "start" ? around.left : around.right - width;
  popover.style.top = `${isBelow ? around.bottom + gap : around.top - gap - height}px`;
  popover.style.left = `${Math.max(edge, Math.min(left, window.innerWidth - width - edge))}px`;
}
