// The time that is measured. In Node it is the processor time of the process, so that other programs on the machine do
// not count. A page can only ask for the time of day; on Linux, browser.mjs tells it more.

const timeOfDay = () => performance.now();

/** getrusage: microseconds, the helper threads of V8 among them. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds from some fixed point on. */
export const now = globalThis.process?.versions?.node ? processorTime : timeOfDay;
