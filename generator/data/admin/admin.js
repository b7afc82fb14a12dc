// Starts the CMS with the forms of this office. Files are read and written by keeping.js, so that
// a proposal holds what somebody changed and nothing else.

import { changed, shown } from "./keeping.js";
import { named } from "./naming.js";
import { inThai } from "./thai.js";

const CMS = window.CMS;
// The text a form was read from travels along with its values, under a name that no key can have.
const READ_FROM = " text";
const MEDIA = "อัปโหลดหรือลบไฟล์ที่นี่ไม่ได้ เพราะจะไม่ผ่านการตรวจ ให้อัปโหลดในช่อง ไฟล์ ของหลักฐานที่กำลังแก้ไข";

const { cms, forms } = await (await fetch("config.json")).json();
// From a new text to the text it was made from.
const readFrom = new Map();
// From a text that was read to what this page has made of it on the disk since then.
const savedAs = new Map();

for (const [name, { at, kind }] of Object.entries(forms)) {
  CMS.registerCustomFormat(name, "yml", {
    fromFile: (text) => ({ ...shown(text, at, kind), [READ_FROM]: text }),
    toFile: ({ [READ_FROM]: text, ...form }) => {
      const result = changed(text, at, kind, form);
      readFrom.set(result, text);
      return result;
    },
  });
}

const refuse = async () => {
  throw new Error(MEDIA);
};

/** Let nothing be written past a proposal, and ask no host but the repository's. */
function guarded(backend) {
  backend.persistMedia = refuse;
  backend.deleteFiles = refuse;
  if (cms.backend.name === "proxy") return savedHere(backend);
  backend.status = async () => ({ auth: { status: true }, api: { status: true, statusPage: "" } });
  for (const name of ["authenticate", "restoreUser"]) {
    const signIn = backend[name].bind(backend);
    backend[name] = async (...given) => ({ ...(await signIn(...given)), avatar_url: undefined });
  }
  return backend;
}

/** On one's own machine a text is saved only in place of the one it was made from. */
function savedHere(backend) {
  const persist = backend.persistEntry.bind(backend);
  backend.persistEntry = async (entry, options) => {
    const { raw } = entry.dataFiles[0];
    const first = readFrom.get(raw) ?? raw;
    try {
      const { told } = await persist(entry, { ...options, was: savedAs.get(first) ?? first });
      savedAs.set(first, raw);
      tell(told);
    } catch (error) {
      tell(error.message);
      throw new Error("ยังไม่ได้บันทึก ดูเหตุผลที่ท้ายหน้า");
    }
  };
  return backend;
}

/** Show what the check says, until it is closed. */
function tell(text) {
  document.getElementById("told")?.remove();
  if (!text) return;
  const note = Object.assign(document.createElement("section"), { id: "told", role: "alert" });
  const close = Object.assign(document.createElement("button"), { textContent: "ปิด", type: "button" });
  const words = Object.assign(document.createElement("pre"), { textContent: text });
  close.addEventListener("click", () => note.remove());
  note.append(words, close);
  document.body.append(note);
}

CMS.registerLocale("th", inThai(CMS.getLocale("th"), cms.publish_mode));
const known = CMS.getBackend(cms.backend.name);
const { init } = known;
known.init = (...given) => guarded(init(...given));
CMS.init({ config: cms });
named(document.body);
