/**
 * How many tests passed, failed and were skipped, read from what each runner prints.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @returns {Counts} */
export const none = () => ({ passed: 0, failed: 0, skipped: 0 });

/** @returns {Counts} */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** doctest's "[doctest] test cases: 12 | 11 passed | 1 failed | 3 skipped"; skipped are those filtered out. */
export function fromDoctest(output) {
  const found = /test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed/.exec(stripColour(output));
  return found ? { passed: Number(found[2]), failed: Number(found[3]), skipped: 0 } : null;
}

/** The summary of `node --test`, in its TAP or its spec form. */
export function fromNodeTest(output) {
  const text = stripColour(output);
  const read = (name) => {
    const found = [...text.matchAll(new RegExp(`^(?:#|ℹ) ${name} (\\d+)$`, 'gm'))].at(-1);
    return found ? Number(found[1]) : null;
  };
  const passed = read('pass');
  if (passed === null) return null;
  return {
    passed,
    failed: (read('fail') ?? 0) + (read('cancelled') ?? 0),
    skipped: (read('skipped') ?? 0) + (read('todo') ?? 0),
  };
}

/** Vitest's JSON report. A file that could not even be loaded counts as one failure. */
export function fromVitest(report) {
  const broken = (report.testResults ?? []).filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/** Playwright's JSON report. There are no second tries: a test that would need one failed. */
export function fromPlaywright(report) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {};
  return { passed: expected, failed: flaky + unexpected + (report.errors?.length ?? 0), skipped };
}

/** The closing line "N passed, N failed" (", N skipped" may follow) of one of our own scripts: the last one counts. */
export function fromClosingLine(output) {
  const found = [...stripColour(output).matchAll(/^(?:\S+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(
    -1,
  );
  return found ? { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) } : null;
}

function stripColour(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the terminal's own
  return text.replace(/\x1b\[[0-9;]*m/g, '');
}
