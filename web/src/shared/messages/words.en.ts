import type zh from "./words.zh";

const en: typeof zh = {
  alsoCalled: "{name} ({other})",
  status: {
    reported: "reported",
    accepted: "accepted",
    assigned: "handed out",
    rectifying: "being rectified",
    suspended: "suspended",
    shelved: "long-term list",
    rectified: "to be checked",
    passed: "to be closed",
    closed: "closed",
    ended: "ended",
  },
  sort: { problem: "problem", task: "task", decision: "decision", listed: "listed" },
  degree: { ordinary: "ordinary", serious: "serious", grave: "grave" },
  urgency: { ordinary: "normal", urgent: "urgent", most_urgent: "most urgent" },
  clock: {
    accept: "accept by",
    assign: "hand out by",
    receive: "acknowledge by",
    rectify: "rectify by",
    check: "check by",
    close: "close by",
    reply: "reply by",
    ruling: "ruling by",
    public_notice: "public notice until",
    resume: "resume on",
  },
  overdue: "overdue",
  dueToday: "due today",
  photoRole: {
    other: "other",
    near: "near",
    far: "far",
    reference: "reference",
    before: "before",
    after: "after",
  },
  backing: {
    photo_and_place: "photo and place",
    photo: "photo",
    named_recorder: "named recorder",
    late_entry: "late entry",
  },
};
export default en;
