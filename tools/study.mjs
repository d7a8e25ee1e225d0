// What a study of the course found: `node tools/study.mjs FOLDER` reads a file for each person and prints means, gains, Hedges' g with its
// 95 % interval, and the System Usability Scale. docs/study says how such a study is made and what is in the files.
import { say } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { readFolder } from './study/folder.mjs';
import { report } from './study/report.mjs';

await main(() => {
  const [folder, ...others] = process.argv.slice(2);
  if (folder === undefined || others.length > 0)
    throw new Stop('Expected one folder: node tools/study.mjs FOLDER. Try examples/study, whose files are made up.');
  say(report(readFolder(folder)));
});
