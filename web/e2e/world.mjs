// A world of its own for each journey: a data folder, a server over TLS on a free port, accounts,
// and a browser. Nothing here is a mock.
import { execFileSync, spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import https from "node:https";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const luoshi = process.env.LUOSHI ?? join(root, "build/release/luoshi");
export const screens = process.env.LUOSHI_WEB ?? join(root, "build/web");
const axe = readFileSync(join(root, "web/node_modules/axe-core/axe.min.js"), "utf8");

const run = (...args) => execFileSync(luoshi, args, { cwd: root, encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });

// The demo as script/server makes it, with its own accounts.
export function makeTemplate(folder) {
  run("demo", folder, "--pack", "packs/huiji", "--examples", "examples/huiji");
  run("tls", "init", folder, "--name", "localhost", "--ip", "127.0.0.1");
  const shown = run("demo", folder, "--passwords", "--json").split("\n").filter((line) => line.startsWith("{"));
  const passwords = shown.map((line) => JSON.parse(line)).map((one) => [one.account.name, one.password]);
  writeFileSync(passwordFile(), JSON.stringify(Object.fromEntries(passwords)));
}

const passwordFile = () => join(process.env.LUOSHI_E2E, "passwords.json");
export const passwordOf = (name) => JSON.parse(readFileSync(passwordFile(), "utf8"))[name];

export class World {
  // args: more of Chromium's; plain: without encryption; web: other screens than the built ones;
  // sheets: files to import before the server starts, {name: text}.
  static async make({ args = [], plain = false, web = screens, sheets = {} } = {}) {
    const world = new World();
    world.plain = plain;
    world.web = web;
    world.folder = mkdtempSync(join(process.env.LUOSHI_E2E, "world-"));
    cpSync(join(process.env.LUOSHI_E2E, "template"), world.folder, { recursive: true });
    for (const [name, text] of Object.entries(sheets)) {
      const file = join(process.env.LUOSHI_E2E, name);
      writeFileSync(file, text);
      run("import", world.folder, file);
    }
    await world.start();
    world.browser = await chromium.launch({
      headless: true,
      chromiumSandbox: false,
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--font-render-hinting=none",
        "--ignore-certificate-errors", // of the service worker's own requests too
        ...args,
      ],
    });
    return world;
  }

  // The same port again after a restart: pages that are open find the server where it was.
  async start() {
    const options = ["--web", this.web, "--port", String(this.port ?? 0), ...(this.plain ? ["--plain"] : [])];
    this.server = spawn(luoshi, ["serve", this.folder, ...options], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    this.url = await new Promise((resolve, reject) => {
      const hear = (bytes) => {
        said += bytes;
        const found = said.match(/https?:\/\/[^\s:]+:(\d+)/);
        if (!found) return;
        this.port = Number(found[1]);
        resolve(`${this.plain ? "http" : "https"}://localhost:${this.port}/`);
      };
      this.server.stdout.on("data", hear);
      this.server.stderr.on("data", hear);
      this.server.once("exit", (code) => reject(new Error(`the server ended (${code}): ${said}`)));
    });
    this.server.removeAllListeners("exit");
  }

  async stop(signal = "SIGTERM") {
    const ended = new Promise((resolve) => this.server.once("exit", resolve));
    this.server.kill(signal);
    await ended;
  }

  async end() {
    await this.browser?.close();
    await this.stop().catch(() => undefined);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async context({ width = 1440, height = 900, language = "zh", phone = false } = {}) {
    const context = await this.browser.newContext({
      viewport: { width, height },
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      ignoreHTTPSErrors: true,
      isMobile: phone,
      hasTouch: phone,
      geolocation: { latitude: 34.8689, longitude: 113.5816, accuracy: 12 },
      permissions: ["geolocation"],
    });
    await context.addInitScript((chosen) => localStorage.setItem("luoshi.language", chosen), language);
    return context;
  }

  phone(options = {}) {
    return this.context({ width: 390, height: 844, phone: true, ...options });
  }

  // A page of the console, signed in.
  async signIn(context, name, path = "") {
    const page = await context.newPage();
    page.problems = watchProblems(page);
    await page.goto(`${this.url}sign-in`);
    await this.enter(page, name);
    await page.waitForSelector("main#main");
    if (path) await page.goto(this.url + path.replace(/^\//, ""));
    return page;
  }

  // A page of the phone app, signed in.
  async signInPhone(context, name) {
    const page = await context.newPage();
    page.problems = watchProblems(page);
    await page.goto(`${this.url}m/`);
    await this.enter(page, name);
    await page.waitForSelector("nav.bar");
    return page;
  }

  // Fills the form of either app.
  async enter(page, name) {
    await page.fill("input[name=name]", name);
    await page.fill("input[name=password]", passwordOf(name));
    await page.click("form button.primary");
  }

  // The API as a program sees it, signed in with name and password.
  async api(name) {
    const api = new Api(this.url);
    await api.signIn(name);
    return api;
  }
}

// What a page must never say: errors of scripts, refused policies.
function watchProblems(page) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Uncaught|\[intlify\]/.test(message.text()))
      problems.push(message.text());
  });
  return problems;
}

// Serious and critical findings of axe on the page as it is.
export async function axeFindings(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
  );
  return found.violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
}

const agent = new https.Agent({ rejectUnauthorized: false, keepAlive: false });

class Api {
  constructor(url) {
    this.url = url;
  }

  request(method, path, { body, headers = {} } = {}) {
    const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const all = { "Accept-Language": "zh", ...headers };
    if (bytes) all["Content-Length"] = bytes.length;
    if (bytes && !all["Content-Type"]) all["Content-Type"] = "application/json";
    if (this.cookie) all.Cookie = this.cookie;
    if (this.csrf) all["X-CSRF-Token"] = this.csrf;
    return new Promise((resolve, reject) => {
      const request = https.request(new URL(path, this.url), { method, headers: all, agent }, (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          let json;
          try {
            json = JSON.parse(text);
          } catch {
            json = undefined;
          }
          resolve({ status: response.statusCode, headers: response.headers, text, json });
        });
      });
      request.on("error", reject);
      request.end(bytes);
    });
  }

  async signIn(name) {
    const body = { name, password: passwordOf(name) };
    const answer = await this.request("POST", "api/v1/session", { body });
    if (answer.status !== 201) throw new Error(`sign-in of ${name}: ${answer.text}`);
    this.cookie = answer.headers["set-cookie"][0].split(";")[0];
    this.csrf = answer.json.csrf;
    this.session = answer.json;
  }

  async get(path) {
    const answer = await this.request("GET", path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
    return answer.json;
  }

  records(noun, select = "", more = "") {
    return this.get(`api/v1/records?noun=${noun}&limit=100&select=${encodeURIComponent(select)}${more}`);
  }

  // body: as the server reads it, {type: "report_case", ...}.
  async command(record, body) {
    const path = record ? `api/v1/records/${record}/commands` : "api/v1/commands";
    const answer = await this.request("POST", path, { body, headers: { "Idempotency-Key": randomUUID() } });
    if (answer.status >= 300) throw new Error(`${body.type}: ${answer.text}`);
    return answer.json;
  }

  async upload(bytes) {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const answer = await this.request("PUT", `api/v1/files/${sha256}`, {
      body: bytes,
      headers: { "Content-Type": "application/octet-stream" },
    });
    if (answer.status >= 300) throw new Error(answer.text);
    return sha256;
  }
}

// Asks until the answer is true, or fails saying what never happened.
export async function until(what, ask, milliseconds = 60_000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

// A photo as a camera would give it, different for each number.
export async function photo(page, number) {
  const base64 = await page.evaluate((seed) => {
    const canvas = document.createElement("canvas");
    canvas.width = 2400;
    canvas.height = 1800;
    const draw = canvas.getContext("2d");
    for (let i = 0; i < 400; i++) {
      draw.fillStyle = `hsl(${(seed * 47 + i * 13) % 360} 50% ${20 + (i % 60)}%)`;
      draw.fillRect((i * 97 * seed) % 2400, (i * 61) % 1800, 260, 180);
    }
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  }, number);
  return { name: `IMG_${number}.jpg`, mimeType: "image/jpeg", buffer: Buffer.from(base64, "base64") };
}
