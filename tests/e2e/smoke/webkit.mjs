// WebKit's driver wants a screen: where there is none, xvfb-run starts this file again and gives it one.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Builder, Capabilities } from 'selenium-webdriver';
import { DriverLost, smoke } from './smoke.mjs';

const driver = process.env.GLASSBOX_WEBKIT_DRIVER;
const miniBrowser = process.env.GLASSBOX_MINIBROWSER;
const xvfb = process.env.GLASSBOX_XVFB_RUN;

/** Milliseconds: what the driver itself allows a page or a script, and what is waited for the driver. */
const [allowed, patience] = [60_000, 75_000];

/** An answer of the driver's, or a DriverLost. */
function answered(answer) {
  let timer;
  const lost = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new DriverLost('the driver did not answer')), patience);
  });
  return Promise.race([answer, lost]).finally(() => clearTimeout(timer));
}

/** A port nobody listens on right now. */
function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function launch() {
  const port = await freePort();
  const service = spawn(driver, [`--port=${port}`], { stdio: 'ignore' });
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 50; i++) {
    if (
      await fetch(`${url}/status`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break;
    await new Promise((done) => setTimeout(done, 100));
  }
  const session = await new Builder().usingServer(url).withCapabilities(capabilities).build();
  await session.manage().setTimeouts({ script: allowed, pageLoad: allowed });
  return {
    open: (address) => answered(session.get(address)),
    run: async (script) => {
      const answer = await answered(
        session.executeAsyncScript(`
          const done = arguments[arguments.length - 1];
          (async () => { ${script} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`),
      );
      if (answer.error) throw new Error(answer.error);
      return answer.value;
    },
    close: async () => {
      await answered(session.quit()).catch(() => {});
      service.kill();
    },
  };
}

if (!driver || !miniBrowser) {
  console.log('WebKit and its driver are not installed: passed over.\n0 passed, 0 failed, 1 skipped');
} else if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY && xvfb) {
  const again = spawn(xvfb, ['-a', process.execPath, fileURLToPath(import.meta.url)], { stdio: 'inherit' });
  process.exitCode = await new Promise((done) => again.on('exit', (code) => done(code ?? 1)));
} else {
  await smoke('WebKit', launch);
}
