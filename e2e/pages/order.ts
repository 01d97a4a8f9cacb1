import { expect, type Page } from "@playwright/test";

/** Drags one row of an order onto another by hand: the list begins once the pointer has moved some way. */
export async function drag(page: Page, from: string, to: string): Promise<void> {
  const middleOf = async (name: string) => {
    const box = await page.getByRole("button", { name, exact: true }).boundingBox();
    if (box === null) throw new Error(`${name} is not to be seen.`);
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  await page.getByRole("button", { name: from, exact: true }).hover();
  await page.mouse.down();
  await page.mouse.move(...(await middleOf(to)), { steps: 12 });
  await page.mouse.up();
}

/**
 * Moves a row up by one place with Space and an arrow, as somebody does who sees nothing: the next key comes when the
 * list has said what the last one did.
 */
export async function upByKeyboard(page: Page, name: string, place: number, of: number): Promise<void> {
  const told = (at: number, timeout = 10_000) =>
    expect(page.getByText(`${name} is over place ${at} of ${of}.`)).toBeAttached({ timeout });
  await page.getByRole("button", { name: `Move ${name}` }).focus();
  await page.keyboard.press("Space");
  await told(place);
  // The list hears arrows a moment after it has said what it took up, and nothing shows when.
  await expect(async () => {
    await page.keyboard.press("ArrowUp");
    await told(place - 1, 2_000);
  }).toPass();
  await page.keyboard.press("Space");
}
