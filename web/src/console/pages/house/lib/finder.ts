// Whether a record has what somebody typed: every word of it, in whichever of its texts it stands.
export function finder(typed: string): (...texts: string[]) => boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return (...texts) => {
    const whole = texts.join("\n").toLowerCase();
    return words.every((one) => whole.includes(one));
  };
}
