// Builds app/static from the packages in node_modules and the files beside this one.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile } from "sass";

const here = import.meta.dirname;
const packages = join(here, "node_modules");
const built = join(here, "..", "static");

function copy(from, to) {
  mkdirSync(dirname(join(built, to)), { recursive: true });
  cpSync(from, join(built, to), { recursive: true });
}

function copyWithoutSourceMap(from, to) {
  const text = readFileSync(from, "utf8").replace(/(\/\/|\/\*)# sourceMappingURL=\S+( ?\*\/)?\s*$/, "");
  mkdirSync(dirname(join(built, to)), { recursive: true });
  writeFileSync(join(built, to), text);
}

function styles() {
  const { css } = compile(join(here, "styles", "hip-triage.scss"), {
    loadPaths: [packages],
    style: "compressed",
    quietDeps: true,
  });
  const elsewhere = css.match(/url\(["']?(https?:)?\/\/[^)]*\)/i);
  if (elsewhere) throw new Error(`The styles ask another host: ${elsewhere[0]}`);
  return css;
}

function copyWhatStylesName(css) {
  const sources = {
    fonts: join(packages, "@fontsource", "atkinson-hyperlegible-next", "files"),
    images: join(packages, "nhsuk-frontend", "dist", "nhsuk", "assets", "images"),
  };
  for (const [, folder, name] of css.matchAll(/url\(["']?\.\.\/(fonts|images)\/([^)"']+)["']?\)/g)) {
    copy(join(sources[folder], name), join(folder, name));
  }
}

const css = styles();
rmSync(built, { recursive: true, force: true });
copyWhatStylesName(css);
for (const folder of ["images", "licences"]) copy(join(here, folder), folder);
for (const name of readdirSync(join(here, "scripts"))) copy(join(here, "scripts", name), join("js", name));
copyWithoutSourceMap(join(packages, "nhsuk-frontend", "dist", "nhsuk", "nhsuk-frontend.min.js"), "js/nhsuk-frontend.min.js");
for (const name of ["swagger-ui.css", "swagger-ui-bundle.js"]) {
  copyWithoutSourceMap(join(packages, "swagger-ui-dist", name), join("swagger-ui", name));
}
copy(join(packages, "@fontsource", "atkinson-hyperlegible-next", "LICENSE"), "licences/atkinson-hyperlegible-next.txt");
copy(join(packages, "swagger-ui-dist", "LICENSE"), "licences/swagger-ui.txt");
copy(join(packages, "swagger-ui-dist", "NOTICE"), "licences/swagger-ui-notice.txt");

// Last, so that this file stands for a build that went through.
mkdirSync(join(built, "css"), { recursive: true });
writeFileSync(join(built, "css", "hip-triage.css"), css);
