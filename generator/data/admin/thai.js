// Words of the CMS for people who fill in forms and know no git. What is not here stays as the CMS
// has it in Thai.

const WORDS = {
  app: { header: { content: "ข้อมูล", workflow: "ข้อเสนอที่รอตรวจ" } },
  collection: { sidebar: { collections: "แก้ไขเรื่องใด" } },
  editor: {
    editorControl: { field: { optional: "ไม่บังคับ" } },
    editor: { confirmLoadBackup: "พบสิ่งที่กรอกค้างไว้ครั้งก่อน ต้องการใช้ต่อหรือไม่" },
    editorToolbar: {
      backCollection: "%{collectionLabel}",
      changesSaved: "บันทึกแล้ว",
      unsavedChanges: "ยังไม่ได้บันทึก",
    },
  },
  mediaLibrary: {
    mediaLibraryModal: { mediaAssets: "ไฟล์หลักฐาน", images: "ไฟล์หลักฐาน", chooseSelected: "ใช้ไฟล์ที่เลือก", deleteSelected: "ลบ" },
  },
  ui: { toast: { onFailToPersist: "%{details}", missingRequiredField: "มีช่องที่ต้องกรอกหรือต้องแก้ ดูข้อความสีแดงใต้ช่อง" } },
  workflow: { workflow: { workflowHeading: "ข้อเสนอที่รอตรวจ", loading: "กำลังโหลดข้อเสนอ" } },
};
// On one's own machine there is nothing to publish: what is saved stands in the file.
const SIMPLE = {
  editor: {
    editorToolbar: {
      publish: "บันทึก",
      publishNow: "บันทึกลงไฟล์",
      publishing: "กำลังบันทึก…",
      published: "บันทึกแล้ว",
    },
    editor: { onPublishing: "บันทึกลงไฟล์หรือไม่" },
  },
  ui: { toast: { entrySaved: "บันทึกลงไฟล์แล้ว", entryPublished: "บันทึกลงไฟล์แล้ว" } },
};
const REVIEWED = {
  editor: { editorToolbar: { save: "ส่งเป็นข้อเสนอ", saving: "กำลังส่ง…", changesSaved: "ส่งแล้ว", unsavedChanges: "ยังไม่ได้ส่ง" } },
  ui: { toast: { entrySaved: "ส่งเป็นข้อเสนอแล้ว รอผู้ตรวจ" } },
};

/** Put our words into the phrases of the CMS. */
export function inThai(phrases, mode) {
  return merged(merged(phrases, WORDS), mode === "simple" ? SIMPLE : REVIEWED);
}

function merged(base, over) {
  if (typeof over !== "object") return over;
  const keys = Object.keys(over).map((key) => [key, merged(base?.[key] ?? {}, over[key])]);
  return { ...base, ...Object.fromEntries(keys) };
}
