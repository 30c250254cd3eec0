// In which order offers stand: the next step of the case first, what ends or undoes it last. Only
// looks; what may be done is the server's business.
const steps = [
  "hand_out_case",
  "accept_case",
  "acknowledge_case",
  "report_rectified",
  "fix_on_the_spot",
  "pass_check",
  "fail_check",
  "sign_off_case",
  "resume_case",
  "take_over_case",
  "publish_case",
  "begin_check",
  "unable_to_check",
  "name_checker",
  "record_look_back",
  "answer_instruction",
  "reply_to_order",
  "decide_request",
  "instruct_case",
  "add_evidence",
  "ask_request",
  "serve_notice",
];
const last = ["hand_back_case", "decline_case", "withdraw_slip", "withdraw_case", "transfer_case", "reopen_case"];
const undoing = new Set([...last, "fail_check", "take_back_report", "void_activity", "withdraw_request"]);

const rank = (command: string): number => {
  const step = steps.indexOf(command);
  if (step >= 0) return step;
  const end = last.indexOf(command);
  return end >= 0 ? 200 + end : 100;
};

export function inOrder<T extends { command: string }>(offers: readonly T[]): T[] {
  return [...offers].sort((a, b) => rank(a.command) - rank(b.command));
}
// Shown as weighty: they throw something back or end it.
export const isUndoing = (command: string): boolean => undoing.has(command);
export const isNextStep = (command: string): boolean => steps.indexOf(command) >= 0 && steps.indexOf(command) < 9;
