import { NextResponse, type NextRequest } from "next/server";
import { enter, takeMark } from "@/lib/auth/browser";
import { currentVisitor } from "@/lib/auth/guard/visitor";
import { currentPerson } from "@/lib/auth/person";
import { safeNext } from "@/lib/auth/rules";
import { sealRefusal } from "@/lib/auth/sso/refused";
import { linkTo } from "@/lib/mail/send";
import { finishSso } from "@/lib/organizations/sso/entry/mutations";

export const dynamic = "force-dynamic";

/** Where a sign-on provider sends a browser back to. Signs it in and leads on, or says on our own page why not. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ organization: string }> }) {
  try {
    const opened = await finishSso(await currentVisitor(), {
      organizationId: (await params).organization,
      parameters: request.nextUrl.searchParams,
      browser: await takeMark(),
      signedInAs: (await currentPerson())?.userId ?? null,
    });
    await enter(opened);
    return NextResponse.redirect(linkTo(safeNext(opened.next)), 303);
  } catch (error) {
    return NextResponse.redirect(linkTo(`/sso?refused=${encodeURIComponent(await sealRefusal(error))}`), 303);
  }
}
