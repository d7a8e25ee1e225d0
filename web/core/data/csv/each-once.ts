// Cells come again and again (pixels, counts, names of classes): what is known of one need not be found out for the next.

/** Different texts that are remembered. */
const most = 1_000;

/** As `read`, which depends on the text alone. Where nearly all texts differ, it soon stops looking for known ones. */
export function eachOnce<V>(read: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  let met = 0;
  let looks = true;
  return (text) => {
    if (!looks) return read(text);
    const before = known.get(text);
    if (before !== undefined) {
      met++;
      return before;
    }
    const now = read(text);
    if (known.size < most) known.set(text, now);
    else looks = met > most;
    return now;
  };
}
