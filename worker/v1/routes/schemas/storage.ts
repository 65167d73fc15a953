import { type RouteDocuments, refused } from "./document";

const WHY = "Upstream it answers with every tenant's media. Use `POST /chat/getBase64FromMediaMessage`.";

export const STORAGE_DOCUMENTS: RouteDocuments = {
  "POST /s3/getMedia/:instanceName": refused("List stored media", WHY),
  "POST /s3/getMediaUrl/:instanceName": refused("Sign the address of stored media", WHY),
};
