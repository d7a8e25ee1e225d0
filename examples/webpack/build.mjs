// webpack by its own programming interface; `webpack --mode production` of webpack-cli does the same.
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const compiler = webpack({
  mode: 'production',
  context: at('.'),
  entry: './main.js',
  output: { path: at('dist'), filename: 'main.js', clean: true },
});
compiler.run((error, stats) => {
  if (error) throw error;
  console.log(stats.toString('errors-warnings'));
  if (stats.hasErrors()) process.exitCode = 1;
  cpSync(at('public'), at('dist'), { recursive: true });
  compiler.close(() => {});
});
