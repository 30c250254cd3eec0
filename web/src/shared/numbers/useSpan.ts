// Unit, programme and period of a page of figures, kept in its address.
import { computed } from "vue";
import { useSession } from "@/shared/session";
import { useToday } from "@/shared/today";
import { isDay, periods, spanOf, type Period, type Span } from "./periods";
import { campaignSince } from "./useFigures";
import { useQuery } from "./useQuery";

export function useSpan(preset: Record<string, string> = {}) {
  const session = useSession();
  const today = useToday();
  const query = useQuery(() => ({ period: "campaign", unit: session.session?.unit ?? "", programme: "", ...preset }));
  const unit = query.field("unit");
  const programme = query.field("programme");
  const period = computed<Period>({
    get: () => periods.find((one) => one === query.values.value.period) ?? "campaign",
    set: (value) => query.change({ period: value, ...(value === "own" ? span.value : { since: "", until: "" }) }),
  });
  const span = computed<Span>(() => {
    const { since, until } = query.values.value;
    const own = { since: isDay(since) ? since : undefined, until: isDay(until) ? until : undefined };
    return spanOf(period.value, today.value, campaignSince(programme.value), own);
  });
  const takeOwn = (own: Span) => query.change({ period: "own", since: own.since, until: own.until });
  return { ...query, unit, programme, period, span, takeOwn };
}
